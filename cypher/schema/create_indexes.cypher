// What plain questions look up: names by type, dates, titles; full text cut for Chinese,
// of properties that are folded (simplified, lower case); words inside of names and claims; and the keys under which names,
// wordings and texts are looked for, lists whose elements are whole terms and seen as soon as they are written.
// Statements end with a semicolon and run one by one.
CREATE INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);
CREATE INDEX company_name IF NOT EXISTS FOR (n:Company) ON (n.name);
CREATE INDEX person_name IF NOT EXISTS FOR (n:Person) ON (n.name);
CREATE INDEX policy_name IF NOT EXISTS FOR (n:Policy) ON (n.name);
CREATE INDEX region_name IF NOT EXISTS FOR (n:Region) ON (n.name);
CREATE INDEX organization_name IF NOT EXISTS FOR (n:Organization) ON (n.name);
CREATE INDEX name_surface IF NOT EXISTS FOR (n:_Name) ON (n.surface);
CREATE INDEX name_norm_key IF NOT EXISTS FOR (n:_Name) ON (n.norm_key);
CREATE INDEX judgement_name_a IF NOT EXISTS FOR (n:_Judgement) ON (n.name_a);
CREATE INDEX judgement_name_b IF NOT EXISTS FOR (n:_Judgement) ON (n.name_b);
CREATE INDEX judgement_said IF NOT EXISTS FOR (n:_Judgement) ON (n.said);
CREATE INDEX judgement_fact IF NOT EXISTS FOR (n:_Judgement) ON (n.fact);
CREATE INDEX wording_said IF NOT EXISTS FOR (n:_Wording) ON (n.said);
CREATE INDEX article_title_key IF NOT EXISTS FOR (n:Article) ON (n.title_key);
CREATE INDEX article_published IF NOT EXISTS FOR (n:Article) ON (n.published);
CREATE INDEX report_headline_key IF NOT EXISTS FOR (n:Report) ON (n.headline_key);
CREATE INDEX report_about IF NOT EXISTS FOR (n:Report) ON (n.article_id);
CREATE INDEX plan_target_date IF NOT EXISTS FOR (n:Plan) ON (n.target_date);
CREATE FULLTEXT INDEX entity_search IF NOT EXISTS FOR (n:Entity) ON EACH [n.search_text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX fact_search IF NOT EXISTS FOR (n:Fact) ON EACH [n.search_text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE FULLTEXT INDEX article_text IF NOT EXISTS FOR (n:Article) ON EACH [n.title, n.text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}};
CREATE TEXT INDEX subject_words IF NOT EXISTS FOR (n:Subject) ON (n.name);
CREATE TEXT INDEX claim_words IF NOT EXISTS FOR (n:Claim) ON (n.text);
CREATE FULLTEXT INDEX name_keys IF NOT EXISTS FOR (n:_Name) ON EACH [n.keys, n.derived_keys]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX wording_keys IF NOT EXISTS FOR (n:_Wording) ON EACH [n.keys]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
CREATE FULLTEXT INDEX text_keys IF NOT EXISTS FOR (n:_Extraction) ON EACH [n.text_keys]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'keyword', `fulltext.eventually_consistent`: false}};
