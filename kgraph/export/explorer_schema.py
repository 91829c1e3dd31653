"""The tables of the explorer's index."""

FILE = "explorer.sqlite"

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE document(n INTEGER PRIMARY KEY, id TEXT, name TEXT, title TEXT, published TEXT, publisher TEXT, url TEXT,
  text TEXT, original INTEGER);
CREATE TABLE entity(n INTEGER PRIMARY KEY, id TEXT UNIQUE, label TEXT, type TEXT, country TEXT, aliases TEXT,
  offices TEXT, "group" INTEGER, claims INTEGER);
CREATE TABLE event(n INTEGER PRIMARY KEY, id TEXT UNIQUE, type TEXT, mode TEXT, source INTEGER, target INTEGER,
  start TEXT, "end" TEXT, place INTEGER);
CREATE TABLE claim(n INTEGER PRIMARY KEY, id TEXT UNIQUE, subject INTEGER, relation TEXT, object INTEGER, event INTEGER,
  type TEXT, quad TEXT, start TEXT, "end" TEXT, status TEXT, view INTEGER, assertions INTEGER, documents INTEGER,
  sources INTEGER, quote TEXT, reported TEXT, day TEXT, low INTEGER, high INTEGER, glow INTEGER, ghigh INTEGER);
CREATE TABLE assertion(n INTEGER PRIMARY KEY, id TEXT, claim INTEGER, document INTEGER, statement INTEGER, quote TEXT,
  start INTEGER, "end" INTEGER, subject_start INTEGER, subject_end INTEGER, relation_start INTEGER,
  relation_end INTEGER, object_start INTEGER, object_end INTEGER, speakers TEXT, place TEXT, polarity TEXT,
  modality TEXT, zone TEXT, first TEXT, last TEXT, rule TEXT, confidence REAL);
CREATE TABLE touches(entity INTEGER, view INTEGER, claim INTEGER, other INTEGER,
  PRIMARY KEY (entity, view, claim)) WITHOUT ROWID;
CREATE TABLE speaks(entity INTEGER, claim INTEGER, PRIMARY KEY (entity, claim)) WITHOUT ROWID;
CREATE TABLE pair(a INTEGER, b INTEGER, claims INTEGER, cooperation INTEGER, conflict INTEGER, states INTEGER,
  PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE overview(a INTEGER, b INTEGER, claims INTEGER, cooperation INTEGER, conflict INTEGER, states INTEGER,
  PRIMARY KEY (a, b)) WITHOUT ROWID;
CREATE TABLE activity(entity INTEGER, month TEXT, cooperation INTEGER, conflict INTEGER, states INTEGER,
  PRIMARY KEY (entity, month)) WITHOUT ROWID;
"""

AFTER = """
CREATE INDEX claim_pair ON claim(low, high, n);
CREATE INDEX claim_group ON claim(glow, ghigh, n);
CREATE INDEX claim_event ON claim(event) WHERE event IS NOT NULL;
CREATE INDEX assertion_claim ON assertion(claim);
CREATE INDEX assertion_document ON assertion(document, start);
CREATE INDEX document_id ON document(id);
CREATE INDEX document_name ON document(name);
CREATE INDEX document_date ON document(published DESC, n);
CREATE INDEX entity_label ON entity(label COLLATE NOCASE);
CREATE INDEX entity_claims ON entity(claims DESC, n);
CREATE INDEX pair_claims ON pair(a, claims DESC, b);
CREATE INDEX overview_claims ON overview(claims DESC, a, b) WHERE a < b;
CREATE INDEX event_day ON event(start DESC, n);
CREATE VIRTUAL TABLE names USING fts5(label, aliases, content='entity', content_rowid='n', prefix='2 3',
  tokenize="unicode61 remove_diacritics 2");
INSERT INTO names(rowid, label, aliases) SELECT n, label, aliases FROM entity;
CREATE VIRTUAL TABLE sentences USING fts5(quote, content='claim', content_rowid='n',
  tokenize="unicode61 remove_diacritics 2");
INSERT INTO sentences(rowid, quote)
  SELECT claim, group_concat(quote, ' ') FROM (SELECT DISTINCT claim, quote FROM assertion ORDER BY claim, n)
  GROUP BY claim;
CREATE VIRTUAL TABLE articles USING fts5(title, text, content='document', content_rowid='n',
  tokenize="unicode61 remove_diacritics 2");
INSERT INTO articles(rowid, title, text) SELECT n, title, text FROM document;
INSERT INTO names(names) VALUES('optimize');
INSERT INTO sentences(sentences) VALUES('optimize');
INSERT INTO articles(articles) VALUES('optimize');
ANALYZE;
"""
