-- Names by any part of three letters, and by two letters that begin a word: the space before the first
-- word makes a trigram of those. The index keeps no text. A person's number in it is a column, not their
-- rowid, which VACUUM may change.
CREATE TABLE person_search_number (number INTEGER PRIMARY KEY, person_id TEXT NOT NULL);--> statement-breakpoint
CREATE UNIQUE INDEX person_search_number_person ON person_search_number (person_id);--> statement-breakpoint
CREATE VIRTUAL TABLE person_search USING fts5(name, content = '', contentless_delete = 1, tokenize = "trigram");--> statement-breakpoint
CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
	INSERT INTO person_search_number (person_id) VALUES (NEW.id);
	INSERT INTO person_search (rowid, name) SELECT number, ' ' || NEW.name FROM person_search_number WHERE person_id = NEW.id;
END;--> statement-breakpoint
CREATE TRIGGER person_search_update AFTER UPDATE OF name ON person WHEN OLD.name <> NEW.name BEGIN
	UPDATE person_search SET name = ' ' || NEW.name WHERE rowid = (SELECT number FROM person_search_number WHERE person_id = NEW.id);
END;--> statement-breakpoint
CREATE TRIGGER person_search_delete BEFORE DELETE ON person BEGIN
	DELETE FROM person_search WHERE rowid = (SELECT number FROM person_search_number WHERE person_id = OLD.id);
	DELETE FROM person_search_number WHERE person_id = OLD.id;
END;--> statement-breakpoint
INSERT INTO person_search_number (person_id) SELECT id FROM person ORDER BY id;--> statement-breakpoint
INSERT INTO person_search (rowid, name) SELECT n.number, ' ' || p.name FROM person_search_number n JOIN person p ON p.id = n.person_id;
