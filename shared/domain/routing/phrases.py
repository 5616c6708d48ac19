"""The phrases that routing listens for, each under what it hints at, in English and Portuguese.

Phrases are folded: lower case, no accents, no apostrophes, no "the". A phrase may hint at several
things. How they are found belongs in `vocabulary`; plain words that hint at nothing in `stopwords`.
"""

from enum import StrEnum

from shared.domain.routing import phrases_talk


class Cue(StrEnum):
    """What a phrase hints at."""

    GOLDEN = "golden"  # names the golden signals themselves
    SIGNAL = "signal"  # one measure of a service: latency, errors, slow
    STATE = "state"  # asks how something is
    OVERVIEW = "overview"  # asks how everything is, or what is wrong at all
    LOOK = "look"  # check, compare: a request without its object
    LOGS = "logs"
    ANALYZE = "analyze"
    PREVIOUS = "previous"  # the instance before the restart
    QUERY = "query"  # speaks of a query
    RUN = "run"  # run, evaluate: the verb that a query needs
    LISTING = "listing"  # which, how many, top
    ALARM = "alarm"  # an incident by itself
    SYMPTOM = "symptom"  # an incident when several come together
    ADVICE = "advice"  # best practices and the like
    ADVISED = "advised"  # what advice is given on: alerts, metrics, SLOs
    COUNSEL = "counsel"  # should, recommend, set up: turns ADVISED into a request
    WHY = "why"
    CONCEPT = "concept"  # asks for general knowledge
    DEFINE = "define"  # may ask for it: "what are", "explain"
    HEALTH = "health"  # Jamie's own health
    GREETING = "greeting"
    THANKS = "thanks"
    CAPABILITIES = "capabilities"
    OFFTOPIC = "offtopic"
    NOISE = "noise"  # only there to hide a shorter phrase


PHRASES = {
    Cue.GOLDEN: """
        golden signals, golden signal, four golden signals, 4 golden signals, golden metrics,
        goldens, gold signals, sinais dourados, sinal dourado, sinais de ouro, red metrics,
        service health
    """,
    Cue.SIGNAL: """
        latency, latencies, error rate, error rates, error ratio, errors, error, erros, erro,
        traffic, saturation, throughput, rps, qps, rpm, p50, p90, p95, p99, p999, response time,
        response times, availability, uptime, performance, performing, health, healthy, unhealthy,
        health check, healthcheck, status, slow, slower, sluggish, tail latency, request rate,
        requests per second, apdex, timeouts, timeout, 5xx, 4xx, 500s, 503s, cpu, memory,
        mem limit, memory limit, load, latencia, taxa de erro, taxa de erros, trafego, saturacao,
        vazao, desempenho, saude, saudavel, lento, lenta, lentidao, disponibilidade, memoria,
        tempo de resposta, requisicoes por segundo, degraded, degradado, sinais, signals,
        request volume, error budget left, sinais vitais, metrics
    """,
    Cue.STATE: """
        how is, how are, still going on, still happening, ainda acontecendo, anything wrong,
        anything wrong with, something wrong, something up with,
        did anything, anything broken, anything strange, anything weird, anything off,
        something wrong with, anything up with, any problem with, any problems with,
        any issue with, any issues with, problems with, problem with, issues with, issue with,
        trouble with, wrong with, what is wrong with, whats up with, what is up with,
        going on with, what is going on with, happening with, what is happening with,
        happening to, look ok, look okay, doing ok, deu ruim no, deu ruim na, deu ruim em,
        como esta, como estao, como anda, como andam,
        como vai, tudo bem com, tudo certo com, algum problema com, algum problema no,
        algum problema na, algo errado com, algo de errado com, o que ha com, problema com,
        problema no, problema na, o que esta acontecendo com, o que houve com, acontecendo com,
        ha de errado com, ha de errado no, ha de errado na, tem de errado com, tem de errado no,
        tem de errado na, tem errado com, tem errado no, tem errado na, esta errado com,
        esta errado no, esta errado na, problema do, problema da,
        state of, estado do, estado da, situacao do, situacao da, esta no ar, esta funcionando,
        estao no ar, deploy of, rollout of, release of, deploy do, deploy da, rollout do,
        any issues, any issue, any problems, any problem, any trouble, have issues, have problems,
        having issues, having problems, having trouble, algum problema, com problemas,
        voltou ao normal, voltou a funcionar, ja voltou, se recuperou, back to normal, com problema,
        esta ok, esta bem, esta normal, esta certo, esta estavel, esta rodando,
        service is doing, is ok, is okay, is fine, is stable, is working, is alive
    """,
    Cue.OVERVIEW: """
        anything wrong, anything broken, anything down, anything failing, anything on fire,
        anything burning, anything off, anything weird, anything strange, anything odd,
        anything unusual, anything bad, anything unhealthy, anything crashing, anything critical,
        anything going on, anything happening, anything i should know, anything to worry about,
        anything to report, anything up, any problem, any problems, any issue, any issues,
        any incident, any incidents, any trouble, any outage, any outages, something wrong,
        something broken, something down, something off, something on fire, what is broken,
        whats broken, what is wrong, whats wrong, what is failing, whats failing, what is down,
        whats down, what is on fire, whats on fire, what is going on, whats going on,
        what is happening, whats happening, what is unhealthy, whats unhealthy,
        what is crashing, whats crashing, what broke, what is the damage, what is the situation,
        anything borked, anything busted, anything wonky, anything flaky, anything dead,
        anything i should, any fires, any fire, what shape, whole thing, still standing,
        across board,
        algum incendio, deu ruim, deu merda, quebrou alguma coisa, quebrou algo, caiu alguma coisa,
        caiu algo, big picture, no geral, um geral, geral do, geral da,
        everything allright,
        everything ok, everything okay, everything alright, everything all right, everything fine,
        everything good, everything healthy, everything up, everything running, everything working,
        everything in order, everything green, everything normal, everything stable,
        everything is ok, everything is okay, everything is fine, all ok, all okay, all good,
        all green, all healthy, all fine, all up, all well, all systems, how are things,
        how is everything, how are we doing, how are we looking, how is it looking,
        how does everything look, how do things look, how does it look, are we ok, are we okay,
        are we good, are we up, are we down, are we healthy, overall status, overall health,
        overall state, status report, status overview, health overview, overview, sitrep,
        state of things, state of everything, status of everything, health of everything,
        needs attention, need attention, needs my attention, who is unhealthy, who is down,
        who is sick, which services are unhealthy, which services are down,
        which services are broken, which services are failing, which services are degraded,
        algo errado, algo de errado, algo quebrado, algo fora, algo estranho, algo anormal,
        algo caiu, algo caido, algo pegando fogo, algo com problema, alguma coisa errada,
        alguma coisa de errado, alguma coisa quebrada, alguma coisa fora, alguma coisa caiu,
        alguma coisa estranha, alguma coisa pegando fogo, algum problema, algum incidente,
        alguma falha, tem problema, tem problemas, ha problemas, ha algum problema,
        o que esta quebrado, o que ta quebrado, o que esta errado, o que ta errado,
        o que esta fora, o que ta fora, o que esta acontecendo, o que ta acontecendo,
        o que esta rolando, o que ta rolando, o que esta pegando, o que ta pegando,
        o que esta falhando, o que esta pegando fogo, o que ta pegando fogo, o que caiu,
        o que quebrou, o que esta com problema, quem esta com problema, o que tem de errado,
        o que ha de errado,
        tudo ok, tudo funcionando, tudo rodando, tudo no ar, tudo em ordem, tudo saudavel,
        tudo normal, tudo verde, tudo de pe, tudo em pe, tudo estavel,
        como estao as coisas, como esta tudo, como ta tudo, como estamos, como anda tudo,
        visao geral, panorama, resumo geral, situacao geral, status geral, estado geral,
        saude geral, quais servicos estao fora, quais servicos estao com problema,
        quais servicos estao quebrados, quais servicos estao ruins, precisa de atencao
    """,
    Cue.LOOK: """
        check, checking, compare, inspect, verify, look at, take a look at, examine,
        have a look at, verifica, verifique, verificar, checa, cheque, checar, compara, comparar,
        confere, conferir, inspeciona, da uma olhada, da uma olhada no,
        da uma olhada na, dar uma olhada, dar uma olhadinha, olha o, olha a, ve o, ve a
    """,
    Cue.LOGS: """
        log, logs, stdout, stderr, tail, log line, log lines, log output, console output,
        container output, kubectl logs, printing, printed, spitting out, registros,
        registros de log, saida do, saida da, loglines, linhas de log
    """,
    Cue.ANALYZE: """
        analyze, analyse, analyzing, analysing, analysis, summarize, summarise, summary, diagnose,
        diagnosis, interpret, make sense of, mean, means, errors mean, error mean, root cause,
        find errors, find error, find any errors, any errors in, any error in, errors in logs,
        look for errors, look for, digest, went wrong, what went wrong, what broke, what happened,
        patterns, anomalies, explain, tldr, stand out, investigate, investiga, investigue,
        investigar, interesting, analisa, analise, analisar, analisando, resume, resuma, resumir,
        resumo,
        explica, explique, interpreta, diagnostica, diagnostico, significa, significam,
        deu errado, o que deu errado, causa raiz, procura erros, procure erros, algum erro nos,
        algum erro, padroes, erros nos logs, any exceptions, any exception, any warnings,
        any failures, wrong in logs, wrong in its logs, errado nos logs, problema nos logs,
        errado no log, strange in logs, weird in logs
    """,
    Cue.PREVIOUS: """
        previous, previous container, previous instance, previous logs, before restart,
        before crash, before it crashed, before it restarted, before it died, last crash,
        crashed container, crashed instance, anterior, anteriores, antes do restart,
        antes do crash, antes de reiniciar, antes de cair, terminated container
    """,
    Cue.QUERY: """
        query, queries, promql, prometheus query, query prometheus, expression, consulta,
        expressao, consulta no prometheus, run promql, ask prometheus
    """,
    Cue.RUN: """
        run, rerun, evaluate, eval, execute, query prometheus, ask prometheus, roda, rode, rodar,
        executa, executar, consulta, consulte, consultar, faz consulta, avalia, avalie
    """,
    Cue.LISTING: """
        which, how many, how much, list, top, get po, cade,
        any pod, any pods, any target, any targets,
        any node, any nodes, any alert, any alerts, any container, any containers, firing alerts,
        alerts firing, show me pods, show pods, are all, give me pods, all pods,
        algum pod, algum target, algum alvo, algum nodo, alguma pod, mostra os pods,
        mostra pods, most, count, number of, count of, show me all,
        get pods, top pods, top pod, top nodes, is there a, is there any, are there,
        target down, targets down, node cpu, node memory, node disk, disk usage, cpu of nodes,
        memory of nodes, what pods, what nodes, what targets, what alerts are, quais, qual,
        quantos, quantas, quanto, lista, liste, listar, numero de, tem algum, tem alguma,
        existe algum, existe alguma, existem, tem pod, tem pods, ha pods, tem alerta, tem alertas,
        every alert, every pod, every node, every target,
        prometheus targets, pods that, nodes that, targets that, alerts that, pods que, nodes que,
        quem esta recebendo, quem recebe,
        ha alertas, algum alerta,
        existe pod, que pods, ha algum, highest, slowest, fastest, busiest, rank, ranking,
        worst service, what service, what services, what deployments, who gets most
    """,
    Cue.ALARM: """
        sev1, sev 1, sev-1, sev2, sev 2, sev-2, sev0, p0, incident, incidents, incidente, outage,
        pagerduty, opsgenie, paged, woke me up, just fired, alert fired, alert firing, got alert,
        got an alert, received alert, received an alert, recebi um alerta, recebemos um alerta,
        alerta de, p1, alarm, alarme, alarms, firing, fired, runbook, playbook, postmortem,
        went down, is down, are down, came down, is broken, are broken, completely down, all down,
        everything down, keeps going down, is offline, are offline, not responding, unreachable,
        caiu, cairam, fora do ar, parou de responder, nao responde, nao esta respondendo,
        nao responde mais, saiu do ar, what do we do, what should we do, what do i do,
        what should i do, what to do, o que fazer, o que fazemos, que fazer, o que faco,
        o que eu faco, failed over, failover, notready, not ready, production down, prod down,
        prod is down, on fire, pegando fogo, disparou, alerta disparou, alerta disparado,
        data loss, split brain, war room, alertname, nothing works, nada funciona, out of memory,
        lost quorum, no leader, lost leader, perdeu quorum, triage, esta fora, estao fora
    """,
    Cue.SYMPTOM: """
        500, 502, 503, 504, 500s, 502s, 503s, 504s, 5xx, failing, fails, failed, broken, users,
        customers, everyone, clients, since, after, started, spike, spiking, spiked, spikes,
        crashing, crashes, crashed, restart, restarted, restarts, reiniciou, reiniciaram, break,
        broke, exhausted, pending, crash looping, crash-looping, crashloop, crashloopbackoff,
        restarting, keeps restarting, oom, oomkilled, timing out, times out, timed out, timeouts,
        stuck, deploy, deployment, release, rollout, upgrade, migration, lag, lagging,
        replicas lag, returns, returning, throwing, refused, evicted, dropping, down, dropped,
        drop, filling up, disk full, full, suddenly, usuarios, clientes, todos, todo mundo,
        falhando, falha, falhas, desde, depois, reiniciando, travado, travada, travou, parou,
        reclamando, recebem, recebendo, retornando, urgente, urgent, asap, errors, erros, error,
        erro, erro 500, erro 502, erro 503, complaining, lost, losing, cant, cannot, can not,
        unable, degraded, slow, slower, sluggish, unhealthy, lento, lenta, lentidao, investigate,
        investiga, alert, alerta, site, nobody, ninguem, nodes, cluster
    """,
    Cue.ADVICE: """
        best practice, best practices, good practices, boas praticas, melhores praticas,
        monitoring advice, how should i monitor, how should we monitor, how do i monitor,
        how do we monitor, how to monitor, how can i monitor, how would you monitor,
        what should i monitor, what should we monitor, what to monitor, what to watch,
        what to alert on, should i alert on, should we alert on, como monitorar, como monitoro,
        como devo monitorar, como eu monitoro, o que monitorar, devo monitorar, devo acompanhar,
        conselho de monitoramento, dicas de monitoramento, monitoring strategy,
        estrategia de monitoramento, monitoring tips, observability tips, how should we alert on,
        how should i alert on, how to alert on, alerting strategy, worth monitoring,
        good dashboards, good alerts, good metrics, worth alerting on, alerting rules for,
        alert rules for, good slos, good slo, best way to monitor, best ways to monitor, slos for,
        slis for, regras de alerta para
    """,
    Cue.ADVISED: """
        alert, alerts, alerting, alerting rule, alerting rules, alert rule, alert rules, metric,
        metrics, monitor, monitoring, dashboard, dashboards, slo, slos, sli, slis, error budget,
        error budgets, thresholds, threshold, panels, burn rate, alerta, alertas, regra de alerta,
        regras de alerta, metrica, metricas, monitorar, monitoramento, painel, paineis, limiares,
        observability, observabilidade
    """,
    Cue.COUNSEL: """
        should, recommend, recommended, recommendation, recommendations, suggest, suggestion,
        suggestions, advice, advise, set up, setup, define, defining, design, propose, important,
        key, essential, what kind of, matter, useful, track, watch, configure, create, add, write,
        what alerts would, which alerts would, what metrics would, which metrics would,
        choose, pick, minimum, do i need, do we need, need alerts, need an alert,
        need a dashboard, need alerting, need slos, makes sense, make sense, devo, deveria,
        devemos, deveriamos, recomenda, recomendas, recomendado, recomende, sugere, sugira,
        sugestao, sugestoes, definir, defina, configurar, configuro, criar, crio, crie,
        importantes, essenciais, ideais, preciso de alertas, preciso de um alerta,
        preciso de um dashboard, bons
    """,
    Cue.WHY: """
        why, how come, por que, porque, what caused, what made, o que causou, reason
    """,
    Cue.CONCEPT: """
        what is a, what is an, difference between, differences between, what makes, common causes,
        causas comuns, causas mais comuns, how do i,
        how do you,
        how do we, how to, how can i, how can we, how would i, how would you, how does, how do,
        tell me about, definition of, meaning of, why do we, why use, why should, when should,
        when to use, pros and cons, tutorial, example of, examples of, should i use,
        realistic, reasonable, achievable, feasible, realista, razoavel, should we use,
        should i, can i, can we, may i, what happens if, what happens when,
        is it safe, is it possible, is it ok to, is it worth, explain how, explain to me how,
        teach me, walk me through, in general, concept of, recommended way, best way to,
        o que e um, o que e uma, o que e, o que sao, qual a diferenca, qual e a diferenca,
        diferenca entre, como funciona, como funcionam, como faco, como fazer, como posso,
        como eu faco, como se faz, para que serve, pra que serve, por que usar, quando usar,
        o que acontece se, o que acontece quando, posso, e seguro, me ensina, conceito de,
        devo usar, vale a pena, role of, purpose of, como se, what is considered, in theory
    """,
    Cue.DEFINE: """
        what are, what does it mean, explain, explain what, define, o que significa, me explica,
        explica, explique, differences, difference, diferenca, mean
    """,
    Cue.HEALTH: phrases_talk.HEALTH,
    Cue.GREETING: phrases_talk.GREETING,
    Cue.THANKS: phrases_talk.THANKS,
    Cue.CAPABILITIES: phrases_talk.CAPABILITIES,
    Cue.OFFTOPIC: phrases_talk.OFFTOPIC,
    Cue.NOISE: """
        i mean, log in, logged in, logging in, log out, log on, log into, tail of, health care,
        error handling, status page, load balancer, load test, a lot, lot of, for any, in any,
        at all, as is, how is it going, service mesh, can i see, can i get, can i have,
        can we see, can we get, can we have, posso ver, status code, status codes, memory leak,
        what is down, should i be worried, should i worry, should we be worried,
        should we worry, devo me preocupar, can i assume, can i go, can i sleep, posso dormir,
        posso ir, fora do normal, fora do comum, esta fora do normal,
        esta fora do comum, incident commander, incident management,
        incident manager, incident response process
    """,
}  # fmt: skip
