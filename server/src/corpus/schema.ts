/**
 * The tables of the index. Facts of an article lie in two forms: whole, packed into one blob, for what is asked of one
 * article (hover, outline); and as rows by name, clustered so that a name's occurrences lie side by side, for what is
 * asked across articles.
 *
 * Every row that an article owns can be derived from its facts alone. An article is taken out by deriving them again,
 * so no table needs an index by article, which would cost as much as the rows.
 *
 * Counters on names, posts and rules are kept up to date by the writer: no query adds up what a hundred thousand
 * articles say.
 */

/** Raised whenever a table changes its shape or its meaning. An older database is made anew, a newer one left alone. */
export const FORMAT = 19;

/** Marks a SQLite file as ours ("YuLi"). */
export const APPLICATION = 0x59754c69;

export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- Every file that was looked at. skipped: why it is no article, or NULL. hash: of the bytes, or of an open buffer's text.
-- modified is NULL for an open buffer and for a file that may have changed again while it was read: read it again.
-- recipe: what analysed it. buffer: 1 where the facts are those of an open buffer.
-- A record of a file that holds many has a row of its own, below the path of the file: place and size say where in the file it
-- lies, in bytes, hash is of these bytes, and layout, in the row of the file, says how they are to be read.
-- An article that changes gets a new number, and no number is given twice: what stands under an old one is dead.
CREATE TABLE file (
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL UNIQUE, modified REAL, changed REAL, size INTEGER, hash BLOB,
  recipe TEXT, skipped TEXT, buffer INTEGER NOT NULL DEFAULT 0, place INTEGER, layout TEXT
);
CREATE INDEX file_hash ON file(hash) WHERE skipped IS NULL;
CREATE INDEX file_record ON file(path) WHERE place IS NOT NULL;

CREATE TABLE article (
  id INTEGER PRIMARY KEY, title TEXT, start INTEGER, end INTEGER, line INTEGER, column INTEGER, published TEXT, day INTEGER NOT NULL, characters INTEGER NOT NULL
);
CREATE INDEX article_day ON article(day DESC);

CREATE TABLE facts (article INTEGER PRIMARY KEY, packed BLOB NOT NULL);

-- The texts of open documents; all others lie in their files.
CREATE TABLE open_text (article INTEGER PRIMARY KEY, text TEXT NOT NULL);

-- A name. mentions and articles leave boilerplate and fixed phrases out; phrases counts the mentions in fixed phrases, and
-- phrase_articles the articles that have no others; occurrences counts the articles that have the name anywhere.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL,
  mentions INTEGER NOT NULL DEFAULT 0, articles INTEGER NOT NULL DEFAULT 0, occurrences INTEGER NOT NULL DEFAULT 0,
  officials INTEGER NOT NULL DEFAULT 0, journalists INTEGER NOT NULL DEFAULT 0,
  phrases INTEGER NOT NULL DEFAULT 0, phrase_articles INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, key)
);
CREATE INDEX entity_rank ON entity(kind, mentions DESC, key, officials);
-- Officials by name: lists count them by surname.
CREATE INDEX entity_official ON entity(key) WHERE kind = 0 AND officials > 0 AND mentions > 0;
-- The few after whom fixed phrases are called.
CREATE INDEX entity_phrases ON entity(kind) WHERE phrases > 0;

-- How articles write a name that do not write it as the key has it; of most names there are none.
CREATE TABLE surface (entity INTEGER, name TEXT, articles INTEGER NOT NULL, PRIMARY KEY (entity, name)) WITHOUT ROWID;

-- A name in an article; day is yyyymmdd of publication, 0 where unknown. chance: a number made of the path, so that of the
-- occurrences of one day some can be taken without regard to the order in which articles were read. packed: its mentions.
-- People only: role 0 official, 1 journalist, 2 other; posts: the numbers of the posts that the article gives, packed; said: line
-- and column of each statement of the person, packed, in the order of the facts' statements; NULL where there is none.
CREATE TABLE occurrence (
  entity INTEGER, day INTEGER, chance INTEGER, article INTEGER, mentions INTEGER NOT NULL, phrases INTEGER NOT NULL,
  introduction INTEGER NOT NULL, packed BLOB NOT NULL, role INTEGER, posts BLOB, said BLOB, PRIMARY KEY (entity, day, chance, article)
) WITHOUT ROWID;

-- Where an article plays and who is named in it, packed: what tells the bearers of one name apart.
CREATE TABLE setting (article INTEGER PRIMARY KEY, packed BLOB NOT NULL);

-- A post of a person: organisation as stated, as resolved ('' where it is not), post title; all folded.
CREATE TABLE post (
  id INTEGER PRIMARY KEY, entity INTEGER NOT NULL, stated TEXT NOT NULL, resolved TEXT NOT NULL, post TEXT NOT NULL,
  articles INTEGER NOT NULL DEFAULT 0, UNIQUE (entity, stated, resolved, post)
);
CREATE INDEX post_stated ON post(stated) WHERE stated <> '';
CREATE INDEX post_resolved ON post(resolved) WHERE resolved <> '';

-- A post in an article that states it, as it is written there; NULL where that is what the post's own row has.
CREATE TABLE holding (
  post INTEGER, day INTEGER, article INTEGER, organisation TEXT, resolved TEXT, title TEXT,
  start INTEGER NOT NULL, end INTEGER NOT NULL, line INTEGER NOT NULL, column INTEGER NOT NULL,
  PRIMARY KEY (post, day, article)
) WITHOUT ROWID;

-- The keys of names and titles, some hundreds together, packed: read through to find those that have something in them.
CREATE TABLE sheet (number INTEGER PRIMARY KEY, packed BLOB NOT NULL);

-- The names of a kind from the most mentioned down, packed, as they stood when that was made, which made tells from other times; a
-- kind may have none. moved: the names whose counters have changed since then, and those that are new or gone.
CREATE TABLE standing (kind INTEGER PRIMARY KEY, made INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE TABLE moved (kind INTEGER, entity INTEGER, PRIMARY KEY (kind, entity)) WITHOUT ROWID;

CREATE TABLE rule (rule TEXT PRIMARY KEY, findings INTEGER NOT NULL, articles INTEGER NOT NULL) WITHOUT ROWID;

-- What articles have in common: a sketch of each story, and postings, by which an article is found from those that share
-- something with it. Kinds of postings: a line of page furniture, a line of the story, a MinHash band of the story, one of a
-- sample of the shingles of its passages. A run holds many articles' postings of one kind in order, cut into packed blocks,
-- whose numbers follow each other; first: key of a block's first posting. dead: articles that are gone, whose postings may still
-- stand in runs.
CREATE TABLE sketch (article INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE run (id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, blocks INTEGER NOT NULL);
CREATE TABLE block (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, first INTEGER NOT NULL, packed BLOB NOT NULL);
CREATE INDEX block_first ON block(run, first);
CREATE TABLE dead (article INTEGER PRIMARY KEY);

-- Words as they are written, less what was injected; made in a second pass. folded: the word that it folds to, 0 where that is
-- itself; pos: part of speech; the counters: tokens of it in the lines of each zone; said: those in the body that somebody is
-- reported to say, names of who speaks left out. No index has the order of their counts: it
-- would be written with every batch, and a pass over all words is quick enough for figures on demand.
CREATE TABLE word (
  id INTEGER PRIMARY KEY, word TEXT NOT NULL, folded INTEGER NOT NULL, pos TEXT NOT NULL,
  title INTEGER NOT NULL DEFAULT 0, dateline INTEGER NOT NULL DEFAULT 0, body INTEGER NOT NULL DEFAULT 0,
  boilerplate INTEGER NOT NULL DEFAULT 0, said INTEGER NOT NULL DEFAULT 0, UNIQUE (word, folded)
);

-- The tokens of an article: the numbers of their words, their lines, which of them are names, which lie in statements and sections, and
-- where they stand, packed.
CREATE TABLE tokens (article INTEGER PRIMARY KEY, tokens INTEGER NOT NULL, packed BLOB NOT NULL);

-- What is asked of all articles with tokens, apart from these, since all of it is read at once. recipe: a checksum of what made the
-- tokens, which tells at each opening whether any article wants new ones. Then what figures are relative to: words in the lines of each
-- zone, less punctuation; how many statements have a token in the body; said: which tokens of the body somebody says, packed.
CREATE TABLE extent (
  article INTEGER PRIMARY KEY, recipe INTEGER NOT NULL,
  title INTEGER NOT NULL, dateline INTEGER NOT NULL, body INTEGER NOT NULL, boilerplate INTEGER NOT NULL,
  statements INTEGER NOT NULL, said BLOB NOT NULL
);

-- In which articles a word stands: segments of many articles. members: their numbers, packed; live: how many of them are not gone. What
-- a segment knows lies in packed blocks, which are numbered by segment and place; the segment has what each begins with, packed.
-- posting: the articles of each word; meeting: which characters meet where one word ends and the next begins. Articles that are loose
-- are in no segment yet, and are looked at themselves.
CREATE TABLE segment (
  id INTEGER PRIMARY KEY AUTOINCREMENT, live INTEGER NOT NULL, articles INTEGER NOT NULL, members BLOB NOT NULL,
  words BLOB NOT NULL, meetings BLOB NOT NULL
);
CREATE TABLE segmented (article INTEGER PRIMARY KEY, segment INTEGER NOT NULL);
CREATE TABLE loose (article INTEGER PRIMARY KEY);
CREATE TABLE posting (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
CREATE TABLE meeting (id INTEGER PRIMARY KEY, packed BLOB NOT NULL);
`;

/** Numbers for kinds of names in the database. */
export const KINDS = { person: 0, organisation: 1, place: 2 } as const;

/** Numbers for roles in the database. */
export const ROLES = { official: 0, journalist: 1, other: 2 } as const;

/** The kind number of titles where names and titles are searched. */
export const TITLE_KIND = 3;
