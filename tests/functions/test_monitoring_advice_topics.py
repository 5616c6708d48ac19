"""Advice by topic: found in any words, with alerts that the real promtool accepts."""

import re
from pathlib import Path

import promql_parser
import pytest
from pydantic import ValidationError

from functions.monitoring_advice.models import AdviceRequest
from functions.monitoring_advice.topic import on_topic
from shared.domain.monitoring.topics import TOPICS, general, topics_of
from tests.functions import promtool


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("postgres", ["postgres"]),
        ("what should I monitor on postgres?", ["postgres"]),
        ("o que devo monitorar no PostgreSQL?", ["postgres"]),
        ("redis and kafka", ["redis", "kafka"]),
        ("a node.js API", ["nodejs"]),
        ("Kubernetes nodes", ["nodes"]),
        ("our Postgres server on Kubernetes", ["postgres"]),
        ("how do I monitor redis with prometheus", ["redis"]),
        ("prometheus", ["prometheus"]),
        ("Spring Boot", ["jvm"]),
        ("golang service", ["go"]),
        ("cron jobs", ["batch"]),
        ("ingress-nginx", ["ingress"]),
        ("nginx", ["nginx"]),
        ("serving LLMs with ollama", ["llm"]),
        ("TLS certificates", ["certificates"]),
        ("What are the best practices for monitoring microservices?", ["services"]),
        ("boas práticas para monitorar microsserviços", ["services"]),
        ("a zeppelin", []),
        ("", []),
    ],
)
def test_a_topic_is_found_in_the_words_of_a_question(text, names):
    assert [topic.name for topic in topics_of(text)] == names


def test_the_topics_that_were_promised_are_there():
    names = {topic.name for topic in TOPICS}

    assert names >= {
        *("nginx", "postgres", "redis", "kafka", "rabbitmq", "jvm", "nodejs", "python", "go"),
        *("ingress", "knative", "workloads", "nodes", "batch", "llm", "minio", "mysql", "mongodb"),
        *("etcd", "dns", "certificates"),
    }
    assert len(names) == len(TOPICS)


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_every_topic_says_what_and_why_and_where_it_is_from(topic):
    advice = on_topic(topic.name if topics_of(topic.name) == (topic,) else min(topic.words), "")

    assert len(topic.watch) >= 3
    assert all(one.what and one.query and one.why for one in topic.watch)
    assert topic.source in advice.sources
    assert topic.title in advice.response
    assert all(one.query in advice.response for one in topic.watch)


def is_promql(text: str) -> bool:
    try:
        promql_parser.parse(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_what_looks_like_a_query_is_one(topic):
    for one in topic.watch:
        if "_" in one.query:
            whole = re.sub(r" \(older: .*\)$", "", one.query)
            assert is_promql(whole) or all(map(is_promql, whole.split(", "))), one.query


@pytest.mark.real
@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)
def test_promtool_accepts_the_alerts_of_every_topic(topic, tmp_path: Path):
    spec = promtool.check(on_topic(next(iter(topic.words)), "").alerts, tmp_path)

    names = [rule["alert"] for group in spec["groups"] for rule in group["rules"]]
    assert names
    assert {one.alert for one in topic.alerts} <= set(names)


@pytest.mark.real
def test_an_alert_of_a_topic_fires_on_what_it_is_about(tmp_path: Path):
    promtool.check(on_topic("postgres", "").alerts, tmp_path)
    up = {"series": 'pg_up{instance="a"}', "values": "1x100"}
    down = {"series": 'pg_up{instance="b"}', "values": "0x100"}

    promtool.prove(
        tmp_path,
        ([up, down], [promtool.firing("PostgresDown", "instance", ["b"])]),
        ([up], [promtool.firing("PostgresDown", "instance", [])]),
    )


def test_an_unknown_topic_is_said_to_be_unknown_with_what_holds_for_all():
    advice = on_topic("a zeppelin", "")

    assert advice.status == "empty"
    assert advice.response.startswith("I have no advice on “a zeppelin”. I know: ")
    assert general().title in advice.response


@pytest.mark.parametrize("asked", ["monitoring advice, please", "Conselhos de monitoramento?"])
def test_advice_on_nothing_in_particular_is_what_holds_for_every_service(asked):
    advice = on_topic(asked, "")

    assert advice.status == "ok"
    assert "p95" in advice.response.splitlines()[1]


def test_the_language_that_a_caller_names_wins():
    advice = on_topic("redis", "pt")

    assert advice.response.startswith("Redis e Valkey: o que observar (métricas: redis_exporter)")
    assert "- memória: em maxmemory ele descarta chaves" in advice.response
    assert 'summary: "Redis at' in advice.alerts


def test_what_holds_for_every_service_is_told_in_the_questions_language():
    asked = "Quais são as melhores práticas para monitorar microsserviços?"

    assert on_topic(asked, "").response.startswith("Observe primeiro o que o usuário sente")
    assert on_topic("microservices", "").response.startswith("Watch what your users feel first")


def test_a_request_names_a_topic_or_a_service():
    with pytest.raises(ValidationError, match="give a topic or a service_name"):
        AdviceRequest.model_validate({})
    with pytest.raises(ValidationError):
        AdviceRequest.model_validate({"service_name": "a\nb"})
    with pytest.raises(ValidationError):
        AdviceRequest.model_validate({"topic": "redis", "slo": 100})
    assert AdviceRequest.model_validate({"service": "shop"}).service_name == "shop"
