// The evidence that these articles give for facts, with the text it points into.
// Parameters: $ids list of strings.
// Rows: text (of the article), facts (list of maps: id, start, end, quote, text; parts: what of the fact stands in its text;
// worded: whether an article has the fact's text). Index: article_id.
UNWIND $ids AS id
MATCH (a:Article {id: id})
USING INDEX SEEK a:Article(id)
RETURN a.text AS text,
       COLLECT {
         MATCH (f:Fact)-[v:EVIDENCED_BY]->(a)
         RETURN {
           id: f.id, start: v.start, end: v.end, quote: v.quote, text: f.text,
           parts: coalesce(f.quantities, []) + CASE WHEN f.title IS NULL THEN [] ELSE [f.title] END,
           worded: EXISTS { MATCH (f)-[w:EVIDENCED_BY]->(:Article) WHERE w.quote = f.text }
         }
       } AS facts
