// The constraints and indexes of the bookkeeping of older versions, each dropped only where it is on the label that
// stands behind it. Statements end with a semicolon and run one by one.
DROP CONSTRAINT extraction_id IF EXISTS /* Extraction */;
DROP CONSTRAINT name_id IF EXISTS /* Name */;
DROP CONSTRAINT name_key_id IF EXISTS /* NameKey */;
DROP CONSTRAINT wording_id IF EXISTS /* Wording */;
DROP CONSTRAINT fact_key_id IF EXISTS /* FactKey */;
DROP CONSTRAINT text_key_id IF EXISTS /* TextKey */;
DROP CONSTRAINT judgement_id IF EXISTS /* Judgement */;
DROP CONSTRAINT lock_id IF EXISTS /* Lock */;
DROP INDEX name_surface IF EXISTS /* Name */;
DROP INDEX name_norm_key IF EXISTS /* Name */;
DROP INDEX judgement_name_a IF EXISTS /* Judgement */;
DROP INDEX judgement_name_b IF EXISTS /* Judgement */;
DROP INDEX judgement_said IF EXISTS /* Judgement */;
DROP INDEX judgement_fact IF EXISTS /* Judgement */;
DROP INDEX wording_said IF EXISTS /* Wording */;
