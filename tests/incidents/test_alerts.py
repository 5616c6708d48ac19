"""Alertmanager's alerts become one storm: doubles dropped, resolved ones known as such."""

from shared.domain.incidents.alerts import SERVICE_LABELS, named, read_storm

FIRING = {
    "status": "firing",
    "labels": {"alertname": "CartDown", "service": "cart", "severity": "critical"},
    "annotations": {"summary": "cart is down"},
    "startsAt": "2026-11-22T10:00:00Z",
    "endsAt": "0001-01-01T00:00:00Z",
    "fingerprint": "a1",
}


def test_an_alert_is_read_with_its_times_and_its_words() -> None:
    (alert,) = read_storm([FIRING], {}).alerts

    assert (alert.name, alert.severity, alert.summary) == ("CartDown", "critical", "cart is down")
    assert (alert.starts_at, alert.ends_at) == ("2026-11-22T10:00:00Z", "")
    assert alert.is_firing


def test_of_the_same_fingerprint_the_latest_word_stays() -> None:
    later = {**FIRING, "startsAt": "2026-11-22T11:00:00Z", "status": "resolved"}
    storm = read_storm([later, FIRING, FIRING], {})

    assert (storm.received, len(storm.alerts)) == (3, 1)
    assert storm.is_resolved
    assert storm.starts_at == "2026-11-22T11:00:00Z"


def test_without_a_fingerprint_the_labels_are_one() -> None:
    bare = {key: value for key, value in FIRING.items() if key != "fingerprint"}

    assert len(read_storm([bare, bare], {}).alerts) == 1


def test_common_labels_are_every_alerts_labels() -> None:
    shared = {"commonLabels": {"namespace": "shop"}, "commonAnnotations": {"summary": "all"}}
    (alert,) = read_storm([{"labels": {"alertname": "X"}}], shared).alerts

    assert (alert.labels["namespace"], alert.summary) == ("shop", "all")


def test_one_that_fires_keeps_the_storm_alive() -> None:
    over = {**FIRING, "status": "resolved", "fingerprint": "b2"}
    storm = read_storm([FIRING, over], {})

    assert not storm.is_resolved
    assert [alert.fingerprint for alert in storm.firing] == ["a1"]


def test_the_most_frequent_value_of_the_first_label_is_named_first() -> None:
    alerts = read_storm(
        [
            {"labels": {"alertname": "A", "service": service}, "fingerprint": str(number)}
            for number, service in enumerate(("cart", "mail", "cart"))
        ],
        {},
    ).alerts

    assert named(alerts, SERVICE_LABELS) == ["cart", "mail"]


def test_secrets_and_hidden_characters_do_not_come_in() -> None:
    told = {"summary": "token ghp_abcdefghijklmnopqrstuvwxyz0123456789\x1b[2J failed"}
    (alert,) = read_storm([{**FIRING, "annotations": told}], {}).alerts

    assert "ghp_abc" not in alert.summary
    assert "\x1b" not in alert.summary
    assert "failed" in alert.summary
