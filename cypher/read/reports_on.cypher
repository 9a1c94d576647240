// The reports that these articles may be what they are about, by headline or by name.
// Parameters: $ids list of article ids, $title_keys list of strings. Rows: report. Index: report_headline_key, report_about.
CALL {
  UNWIND $title_keys AS key
  MATCH (r:Report {headline_key: key})
  USING INDEX SEEK r:Report(headline_key)
  RETURN r
  UNION
  UNWIND $ids AS id
  MATCH (r:Report {article_id: id})
  USING INDEX SEEK r:Report(article_id)
  RETURN r
}
RETURN DISTINCT r.id AS report
ORDER BY report
