-- What became of a request stays. It is erased with the request, which nothing but the purge of a person removes.
CREATE TRIGGER correction_status_no_update BEFORE UPDATE ON correction_status BEGIN SELECT RAISE(ABORT, 'append-only: correction_status'); END;--> statement-breakpoint
CREATE TRIGGER correction_status_no_delete BEFORE DELETE ON correction_status BEGIN SELECT RAISE(ABORT, 'append-only: correction_status'); END;--> statement-breakpoint
CREATE TRIGGER correction_status_no_replace BEFORE INSERT ON correction_status WHEN EXISTS (SELECT 1 FROM correction_status WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: correction_status'); END;
