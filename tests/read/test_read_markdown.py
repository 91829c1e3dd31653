"""Markdown with front matter."""

import pytest

from kgraph.model import ZoneKind
from kgraph.read.article import NoArticleError
from kgraph.read.markdown import markdown

NOTE = """---
title: Emir flies to Doha
date: 2017-06-07
publisher: Example Wire
---

# Emir flies to Doha

![The emir in Jeddah](e.jpg)

The **emir** of [Kuwait](https://example.org/kuwait) met
the king of *Saudi Arabia* in Jeddah.

## Mediation

- Oman sent its minister.
- Doha listened.

```
code
```
"""


def test_markup_is_gone_and_headings_and_pictures_are_known() -> None:
    article = markdown(NOTE, "emir.md")
    assert article.text.split("\n\n") == [
        "Emir flies to Doha",
        "The emir in Jeddah",
        "The emir of Kuwait met the king of Saudi Arabia in Jeddah.",
        "Mediation",
        "Oman sent its minister.",
        "Doha listened.",
    ]
    assert [kind for kind, _ in article.marks] == [ZoneKind.HEADLINE, ZoneKind.CAPTION, ZoneKind.HEADLINE]


def test_front_matter_tells_title_date_and_publisher() -> None:
    article = markdown(NOTE, "emir.md")
    assert (article.title, article.date, article.publisher) == ("Emir flies to Doha", (2017, 6, 7), "Example Wire")


def test_a_title_that_only_the_front_matter_has_is_put_on_top() -> None:
    assert markdown("---\ntitle: Talks end\n---\nThey ended.", "a").text == "Talks end\n\nThey ended."


def test_broken_front_matter_says_nothing_and_stays_out() -> None:
    article = markdown("---\ntitle: [x\n---\nThey ended.", "a")
    assert (article.text, article.title) == ("They ended.", None)


def test_a_rule_is_no_front_matter() -> None:
    assert markdown("They ended.\n\n---\n\nThey began.", "a").text == "They ended.\n\nThey began."


def test_front_matter_alone_is_no_article() -> None:
    with pytest.raises(NoArticleError):
        markdown("---\ntitle: x\n---\n", "a")
