"""JSON however it is labelled, except as what a foreign web page can send unasked."""

import http.client

import pytest

FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    "label",
    [
        "application/json",
        "application/json; charset=utf-8",
        "Application/JSON",
        "application/problem+json",
        "application/vnd.api+json;v=1",
        "",
        FORM,
        f"{FORM}; charset=UTF-8",
    ],
)
def test_json_passes_under_the_labels_that_callers_use(client, label):
    response = client.post("/api/echo", content=b"{}", headers={"Content-Type": label})

    assert response.status_code == 200


@pytest.mark.parametrize(
    "label",
    ["text/plain", "text/json", "application/xml", "multipart/form-data; boundary=x", "jsonp", "*"],
)
def test_other_labels_are_415_and_name_the_right_one(client, label):
    response = client.post("/api/echo", content=b"{}", headers={"Content-Type": label})

    assert response.status_code == 415
    assert "application/json" in response.json()["detail"]


@pytest.mark.parametrize("sign", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "none"}])
@pytest.mark.parametrize("label", [{"Content-Type": FORM}, {}])
def test_what_a_web_page_may_send_without_asking_first_is_415(client, sign, label):
    response = client.post("/api/echo", content=b"{}", headers={**sign, **label})

    assert response.status_code == 415


def test_a_web_page_that_says_json_passes(client):
    headers = {"Content-Type": "application/json", "Origin": "https://home.example"}

    assert client.post("/api/echo", content=b"{}", headers=headers).status_code == 200


def test_a_request_without_any_label_passes(served):
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=5)
    connection.request("POST", "/api/echo", body=b"{}")
    status = connection.getresponse().status
    connection.close()

    assert status == 200
