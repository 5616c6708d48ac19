"""What a query does with its metrics, read off its tree."""

import pytest

from shared.domain.promql.groups import group_hints, ungrouped
from shared.domain.promql.kinds import kind_hints, open_families
from shared.domain.promql.uses import Uses, grouping, percent_of_ratio, uses


@pytest.mark.parametrize(
    ("query", "raw", "rated"),
    [
        ("x", ["x"], []),
        ("sum by (a) (x{b='c'}) / y > 3", ["x", "y"], []),
        ("topk(5, label_replace(-(x), 'a', 'b', '', ''))", ["x"], []),
        ("histogram_quantile(0.9, sum by (le) (x_bucket))", ["x_bucket"], []),
        ("rate(x[5m]) + increase(y[5m])", [], ["x", "y"]),
        ("max_over_time(irate(x[5m])[1h:1m])", [], ["x"]),
        ("x and on (a) y", ["x"], []),
        ("x or y", ["x", "y"], []),
        ("x - x offset 5m", [], []),  # an increase, made by hand
        ("count(x) + absent(y) + changes(z[5m]) + timestamp(u)", [], []),
        ("avg_over_time(x[5m])", [], []),
        ("sum(", [], []),
        ("1", [], []),
        ("x" + "+x" * 200, [], []),  # too long for the parser
    ],
)
def test_a_metric_is_shown_as_it_is_or_rated_or_neither(query, raw, rated):
    assert uses(query) == Uses(tuple(raw), tuple(rated))


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("sum by (a, b) (x)", ("a", "b")),
        ("topk(3, (max by (a) (rate(x[5m])))) > 5", ("a",)),
        ("histogram_quantile(0.9, sum by (le, a) (rate(x_bucket[5m])))", ("le", "a")),
        ("sum(x)", None),
        ("sum without (a) (x)", None),
        ("sum by (a) (x) / sum by (a) (y)", None),
        ("rate(x[5m])", None),
        ("sum by (a", None),
    ],
)
def test_a_result_is_grouped_by_the_outermost_labels(query, labels):
    found = grouping(query)

    assert (found.labels if found else None) == labels


@pytest.mark.parametrize(
    ("query", "limit"),
    [
        ("sum(rate(x[5m])) / sum(rate(y[5m])) > 5", 5),
        ("topk(1, (x / y)) >= 1", 1),
        ("x / y > 0.5", None),
        ("x / y > 101", None),
        ("100 * x / y > 5", None),
        ("x / y * 100 > 5", None),
        ("x / (y * 100) > 5", None),
        ("x / 60 > 5", None),
        ("x / y", None),
        ("x > 5", None),
        ("x / y > z", None),
    ],
)
def test_only_a_quotient_of_series_may_be_a_share(query, limit):
    assert percent_of_ratio(query) == limit


COUNTER, GAUGE, HISTOGRAM = "counter", "gauge", "histogram"


@pytest.mark.parametrize(
    ("query", "types", "repaired"),
    [
        ("sum(x_total)", {}, "sum(rate(x_total[5m]))"),
        ('sum by (x_total) (x_total{a="x_total}"})', {}, None),  # hard to mend: only said
        ('x_total{a="x_total}"} > 7', {}, 'rate(x_total{a="x_total}"}[5m]) > 7'),
        ("x_total - increase(x_total[1h])", {}, "rate(x_total[5m]) - increase(x_total[1h])"),
        ("nginx_requests", {"nginx_requests": COUNTER}, "rate(nginx_requests[5m])"),
        ("x_sum / x_count", {"x": HISTOGRAM}, "rate(x_sum[5m]) / rate(x_count[5m])"),
        ("rate(g[5m])", {"g": GAUGE}, "deriv(g[5m])"),
        ('sum(increase(g{a="b"}[5m]))', {"g": GAUGE}, 'sum(delta(g{a="b"}[5m]))'),
        ("irate( g [5m] )", {"g": GAUGE}, "deriv( g [5m] )"),
    ],
)
def test_what_a_name_or_an_exporter_says_is_mended(query, types, repaired):
    hints = kind_hints(query, types)

    assert hints
    assert hints[-1][1] == repaired


@pytest.mark.parametrize(
    ("query", "types"),
    [
        ("rate(g[5m])", {}),
        ("rate(g[5m])", {"g": COUNTER}),
        ("rate(g[5m])", {"g": "unknown"}),
        ("go_threads_count", {}),
        ("go_threads_count", {"go_threads": GAUGE}),
        ("g", {"g": GAUGE}),
        ("x_total", {"x_total": GAUGE}),
        ("count(x_total)", {}),
    ],
)
def test_what_nothing_says_is_not_claimed(query, types):
    assert kind_hints(query, types) == ()


@pytest.mark.parametrize(
    ("query", "graphed", "families"),
    [
        ("up", False, ()),
        ("up", True, ("up",)),
        ("x_total", True, ()),
        ("rate(x_total[5m])", True, ()),
        ("rate(g[5m])", False, ("g",)),
        ("x_sum / x_count", True, ("x",)),
    ],
)
def test_only_what_a_name_leaves_open_is_asked(query, graphed, families):
    assert open_families(query, graphed=graphed) == families


def test_a_label_that_no_row_has_is_a_typo_only_if_the_series_lack_it_too():
    query = "histogram_quantile(0.9, sum by (le, sevice, pod) (rate(x_bucket[5m])))"
    found = grouping(query)
    assert found is not None

    missing = ungrouped(found, [{"metric": {"pod": "a"}}])

    assert missing == ("sevice",)
    assert group_hints(query, missing, ["le", "pod", "service"]) == (
        (
            "none of these series has the label sevice; did you mean service?",
            query.replace("sevice", "service"),
        ),
    )
    assert group_hints(query, missing, ["sevice"]) == ()
    assert group_hints(query, missing, ["le", "pod"])[0][0].endswith("they have le, pod")
