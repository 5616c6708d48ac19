"""The phrases by which Jamie itself is spoken to, or of what is no work: blocks for `phrases`."""

HEALTH = """
are you up, are you alive, are you healthy, are you online, are you running,
are you working, are you down, are you awake, are you operational, are you ok,
are you okay, are you still there, are you functioning, are you available, your health,
your own health, your status, your own status, yourself, health of agent, status of agent,
agent status, agent health, agent healthy, agent up, agent alive, is agent, sre agent,
sre-agent, agent-sre, agent sre, agent itself, self test, self-test, selftest, self check,
self-check, is jamie up, is jamie ok, is jamie alive, is jamie healthy, is jamie down,
is jamie running, is jamie working, is jamie online, jamie status, jamie health,
status of jamie, health of jamie, jamie healthy, jamie is up, jamie is down, health check,
healthcheck, run health check, run a health check, voce esta no ar, voce esta funcionando,
voce esta online, voce esta vivo, voce esta viva, voce esta ok, voce esta de pe,
voce esta saudavel, voce esta rodando, esta no ar, esta funcionando, esta vivo, esta viva,
sua saude, seu status, status do agente, saude do agente, agente esta, teste de saude,
seu estado, status da jamie, status do jamie, saude da jamie, saude do jamie,
jamie esta no ar, jamie esta funcionando, autoteste, your dependencies, your components
"""

GREETING = """
hi, hello, hey, heya, hiya, yo, howdy, greetings, good morning, good afternoon,
good evening, morning, sup, how are you, how are you doing, how do you do,
nice to meet you, whats up, what is up, bye, goodbye,
good night, see you, oi, oie, ola,
opa, eai, e ai, bom dia, boa tarde, boa noite, tudo bem, tudo bom, tudo certo,
como vai voce, como voce esta, beleza, tchau, ate mais, ate logo, salve, fala jamie, ping
"""

THANKS = """
thanks, thank you, ty, cheers, much appreciated, appreciate it, appreciated, awesome,
great job, good job, nice work, well done, perfect, you rock, good bot, obrigado,
obrigada, valeu, agradeco, muito obrigado, muito obrigada, brigado, brigada, show de bola,
excelente, otimo trabalho, grato, grata
"""

CAPABILITIES = """
what can you do, what can you help with, what do you do, what are you able to do,
what are you, who are you, what can i ask, what can i ask you, what can jamie do,
your capabilities, capabilities, what are your capabilities, which tools do you have,
what tools do you have, what tools, your tools, your functions, your features,
list your tools, how can you help, how can you help me, how do you work,
what else can you do, what do you know, what commands, are you a bot, are you an ai,
are you human, are you a human, introduce yourself, tell me about yourself, who is jamie,
help, help me, can you help me, can you help, o que voce sabe fazer, o que voce faz,
o que voce pode fazer, o que voce consegue fazer, quem e voce, quem e a jamie,
quem e o jamie, como voce pode me ajudar, como voce pode ajudar, ajuda,
quais sao suas funcoes, suas funcoes, suas ferramentas, quais ferramentas voce tem,
voce e um robo, o que da pra fazer, o que posso perguntar, o que posso te perguntar,
me ajuda, pode me ajudar, o que tu faz, o que tu sabe fazer, voce faz o que,
quais sao suas funcionalidades, suas funcionalidades, suas capacidades,
what services can you check, what can you check
"""

OFFTOPIC = """
haiku, poem, poetry, joke, jokes, song, lyrics, story, weather, recipe, football, soccer,
movie, movies, bitcoin, stock price, horoscope, capital of, president, homework,
meaning of life, essay, riddle, limerick, sing, girlfriend, boyfriend, lottery, translate,
pizza, politics, election, world cup, birthday, haicai, poema, poesia, piada, piadas,
musica, letra de musica, historia, previsao do tempo, receita, futebol, filme, filmes,
horoscopo, presidente, licao de casa, sentido da vida, redacao, charada, canta, namorada,
namorado, loteria, traduz, traduza, jogo do, aniversario, copa do mundo, eleicao
"""
