-- The two texts of a link are named by their side, not by a level: links lead from 区县 to 市, from 市 to 省, from 省 to 国.
ALTER TABLE cross_references RENAME COLUMN municipal_document TO lower_document;
ALTER TABLE cross_references RENAME COLUMN municipal_address TO lower_address;
ALTER TABLE cross_references RENAME COLUMN provincial_document TO upper_document;
ALTER TABLE cross_references RENAME COLUMN provincial_address TO upper_address;
DROP INDEX cross_references_by_provincial;
CREATE INDEX cross_references_by_upper ON cross_references (upper_document, upper_address);

ALTER TABLE reviewed_links RENAME COLUMN municipal_document TO lower_document;
ALTER TABLE reviewed_links RENAME COLUMN municipal_address TO lower_address;
ALTER TABLE reviewed_links RENAME COLUMN municipal_body TO lower_body;
ALTER TABLE reviewed_links RENAME COLUMN provincial_document TO upper_document;
ALTER TABLE reviewed_links RENAME COLUMN provincial_address TO upper_address;
ALTER TABLE reviewed_links RENAME COLUMN provincial_body TO upper_body;
DROP INDEX reviewed_links_by_municipal;
CREATE UNIQUE INDEX reviewed_links_by_lower ON reviewed_links
  (lower_document, lower_address, upper_document, upper_address) WHERE lost = 0;
DROP INDEX reviewed_links_by_provincial;
CREATE INDEX reviewed_links_by_upper ON reviewed_links (upper_document, upper_address);
DROP INDEX reviewed_links_of_municipal;
CREATE INDEX reviewed_links_of_lower ON reviewed_links (lower_document);

ALTER TABLE review_events RENAME COLUMN municipal_body TO lower_body;
ALTER TABLE review_events RENAME COLUMN provincial_body TO upper_body;
