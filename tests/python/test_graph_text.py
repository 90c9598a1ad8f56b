"""The text language of graphs, and its errors, which name line and column."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

import hybridnet as hn
from hybridnet.views.graph_text import GraphError, parsed


def test_nodes_edges_values_kinds_and_the_direction_are_read():
    graph = parsed(
        '# a comment\nx1 "age" = 22\ns [sum]\nx1, x2 -> s -> p : $w_{12}$ # another\n\ndirection = down # so\n'
    )
    assert [(node.name, node.kind, node.text, node.value) for node in graph.nodes.values()] == [
        ("x1", "", "age", "22"),
        ("s", "sum", None, ""),
        ("x2", "", None, ""),
        ("p", "", None, ""),
    ]
    assert graph.edges == [("x1", "s", "$w_{12}$"), ("x2", "s", "$w_{12}$"), ("s", "p", "$w_{12}$")]
    assert graph.is_down


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "graph: the text names no node; write edges such as 'x1 -> y : 0.5', one line each."),
        ("3x", "graph, line 1, column 1: '3x' arrived; a name is required, of letters, digits and _, such as x1."),
        (
            "\nx1 ->",
            "graph, line 2, column 6: the end of the line arrived; a name is required, of letters, digits and _, such "
            "as x1.",
        ),
        (
            "x -> y z",
            "graph, line 1, column 8: 'z' arrived; the line must end here; a node is followed by [kind], \"text\", = "
            "value or -> another.",
        ),
        ("a [relu", "graph, line 1, column 8: the end of the line arrived; ']' is required after a kind."),
        ('a "b', 'graph, line 1, column 3: \'"b\' arrived; the text has no end; write it as "age".'),
        ("a =", "graph, line 1, column 4: the end of the line arrived; a value is required after '='."),
        (
            "a, b",
            "graph, line 1, column 5: the end of the line arrived; edges such as '-> y' are required after several "
            "names.",
        ),
        ("direction = up", "graph, line 1, column 13: 'up' arrived; the direction is 'right' or 'down'."),
        (
            "a -> b -> a",
            "graph, line 1, column 11: b -> a arrived; it leads back to a, and data flows from inputs to outputs. "
            "Remove an edge.",
        ),
        (
            "a -> b\nb, c -> d\n\nd -> c : 0.5",
            "graph, line 4, column 6: d -> c arrived; it leads back to c, and data flows from inputs to outputs. "
            "Remove an edge.",
        ),
        (
            "a -> a",
            "graph, line 1, column 6: a -> a arrived; it leads back to a, and data flows from inputs to outputs. "
            "Remove an edge.",
        ),
    ],
)
def test_a_mistake_is_named_with_its_place(text, message):
    with pytest.raises(GraphError) as caught:
        parsed(text)
    assert str(caught.value) == message


def test_a_kind_that_does_not_exist_is_refused_with_those_that_do():
    with pytest.raises(
        GraphError, match=r"^graph, line 1, column 4: 'foo\]' arrived; a kind is required, one of input, "
    ):
        parsed("a [foo]")


def test_too_many_nodes_and_edges_are_refused_where_they_begin():
    with pytest.raises(GraphError, match=r"line 401, column 5: .* a picture has up to 400 nodes\.$"):
        parsed("\n".join(f"x{index}" for index in range(401)))
    names = ", ".join(f"x{index}" for index in range(50))
    more = names.replace("x", "y")
    with pytest.raises(GraphError, match=r"a picture has up to 2,000 edges\.$"):
        parsed(f"{names} -> {more}")


def test_a_graph_is_drawn_with_every_node_and_edge_and_markup_as_text():
    drawn = hn.graph_diagram('x1 "<b>&" = 22\nx1, x2 -> s : -0.5\ns [sum]\ns -> p\np [sigmoid]\np -> y')
    root = ET.fromstring(drawn.svg)
    kinds = [element.get("class") for element in root.iter()]
    assert (drawn.nodes, drawn.edges) == (5, 4)
    assert kinds.count("hn-edge") >= 4
    texts = "".join(root.itertext())
    assert "<b>&" in texts
    assert "-0.5" in texts.replace("\N{MINUS SIGN}", "-")
    assert repr(drawn) == "Diagram('Graph of 5 nodes and 4 edges.')"


def test_nodes_do_not_overlap_and_data_flows_one_way():
    text = "\n".join(f"x{a} -> h{b} : 0.{a}{b}" for a in range(6) for b in range(6)) + "\nh0, h1, h2, h3, h4, h5 -> y"
    root = ET.fromstring(hn.graph_diagram(text).svg)
    circles = [
        (float(element.get("cx", 0)), float(element.get("cy", 0)), float(element.get("r", 0)))
        for element in root.iter("{http://www.w3.org/2000/svg}circle")
    ]
    assert len(circles) == 13
    for index, (x, y, radius) in enumerate(circles):
        for x2, y2, radius2 in circles[:index]:
            assert (x - x2) ** 2 + (y - y2) ** 2 > (radius + radius2) ** 2


def test_a_text_that_is_none_is_refused():
    with pytest.raises(TypeError, match=r"^graph diagram: the graph is 3; a text is required\.$"):
        hn.graph_diagram(3)
