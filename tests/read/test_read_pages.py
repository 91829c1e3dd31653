"""HTML pages."""

import pytest

from kgraph.model import ZoneKind
from kgraph.read.article import NoArticleError, to_document
from kgraph.read.cues import load_cues
from kgraph.read.pages import page

PAGE = """<!doctype html><html lang="en-GB"><head><meta charset="{charset}"><title>Emir in Doha | Example</title>
<meta property="og:title" content="Emir flies to Doha"><meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2017-06-07T09:10:00+03:00">
<link rel="canonical" href="https://example.org/emir"></head><body>
<header><nav><a href="/">Home</a> <a href="/world">World</a></nav></header>
<main><article><h1>Emir flies to Doha</h1><p class="byline">By Jane Roe</p>
<figure><img src="e.jpg"><figcaption>The emir (L) in Jeddah. (JOHN DOE/AFP/Getty Images)</figcaption></figure>
<p>KUWAIT — The emir of <a href="/kuwait">Kuwait</a> met the king of <b>Saudi Arabia</b> in Jeddah on Tuesday.</p>
<p>He is trying to settle the quarrel between Qatar and its neighbours, a café owner said.</p>
<h2>Mediation</h2><p>The minister of foreign affairs of Oman came to Kuwait on Tuesday for talks about it as well.</p>
<script>var x = "Kim met Xi";</script><p>Doha said that it was ready to listen, and that would keep its policy.</p>
</article></main><aside><h3>Related</h3><ul><li><a href="/1">Something else</a></li></ul></aside>
<footer><p>© 2017 Example Wire. All rights reserved. Sign up for our newsletter.</p></footer></body></html>"""


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    article = page(PAGE.format(charset="utf-8").encode(), "emir.html")
    assert (article.title, article.date, article.publisher) == ("Emir flies to Doha", (2017, 6, 7), "Example Wire")
    assert (article.url, article.lang, article.name) == ("https://example.org/emir", "en", "emir.html")
    document = to_document(article, load_cues())
    kinds = [kind.value for kind, _ in document.zones]
    assert kinds == "headline caption credit dateline body body headline body body".split()
    assert "of Kuwait met the king of Saudi Arabia in Jeddah" in document.text
    assert all(word not in document.text for word in ("Related", "Something", "All rights", "Kim met", "<"))


def test_the_encoding_that_the_page_declares_is_used() -> None:
    assert "café" in page(PAGE.format(charset="windows-1250").encode("windows-1250"), "a").text


def test_the_encoding_of_the_http_header_goes_first() -> None:
    assert "café" in page(PAGE.format(charset="utf-8").encode("utf-16-le"), "a", charset="utf-16-le").text


def test_a_page_whose_heading_is_not_in_its_body_gets_its_title_on_top() -> None:
    html = PAGE.format(charset="utf-8").replace("<h1>Emir flies to Doha</h1>", "")
    article = page(html.encode(), "a")
    assert article.text.startswith("Emir flies to Doha\n\n")
    assert article.marks[0].kind is ZoneKind.HEADLINE


@pytest.mark.parametrize(
    "html",
    [
        "",
        " ",
        "<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "<html><head><title>x</title></head></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(NoArticleError):
        page(html.encode(), "a")
