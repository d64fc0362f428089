-- A rule's past stays: a row's words never change, no row goes, a new one never begins before the day on which it was
-- entered, and an end never moves into the past nor out of it. (`date('now')` is UTC, at most a day behind the agency's.)
CREATE TRIGGER rule_no_delete BEFORE DELETE ON rule BEGIN SELECT RAISE(ABORT, 'append-only: rule'); END;--> statement-breakpoint
CREATE TRIGGER rule_no_change BEFORE UPDATE OF id, key, value, valid_from, legal_basis, note, changed_by, changed_at ON rule BEGIN SELECT RAISE(ABORT, 'append-only: rule'); END;--> statement-breakpoint
CREATE TRIGGER rule_no_replace BEFORE INSERT ON rule WHEN EXISTS (SELECT 1 FROM rule WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: rule'); END;--> statement-breakpoint
CREATE TRIGGER rule_no_past BEFORE INSERT ON rule WHEN NEW.valid_from < date(NEW.changed_at / 1000, 'unixepoch') AND EXISTS (SELECT 1 FROM rule WHERE key = NEW.key) BEGIN SELECT RAISE(ABORT, 'the past stays: rule'); END;--> statement-breakpoint
CREATE TRIGGER rule_end_ahead BEFORE UPDATE OF valid_to ON rule WHEN coalesce(OLD.valid_to, '9999-12-31') < date('now', '-1 day') OR coalesce(NEW.valid_to, '9999-12-31') < date('now', '-1 day') BEGIN SELECT RAISE(ABORT, 'the past stays: rule'); END;
