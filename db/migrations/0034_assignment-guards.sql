-- What was handed in and what was said of it stays; a purge empties the words and names of a purged person, and nothing else.
CREATE TRIGGER hand_in_no_update BEFORE UPDATE ON hand_in WHEN NOT (
	NEW.id = OLD.id AND NEW.assignment_id = OLD.assignment_id AND NEW.person_id = OLD.person_id AND NEW.number = OLD.number
	AND NEW.late = OLD.late AND NEW.at = OLD.at AND NEW.text IS NULL AND NEW.sha256 IS NULL AND NEW.name IS NULL
	AND EXISTS (SELECT 1 FROM tombstone t WHERE t.kind = 'person' AND t.subject = OLD.person_id)
) BEGIN SELECT RAISE(ABORT, 'append-only: hand_in'); END;--> statement-breakpoint
CREATE TRIGGER hand_in_no_delete BEFORE DELETE ON hand_in BEGIN SELECT RAISE(ABORT, 'append-only: hand_in'); END;--> statement-breakpoint
CREATE TRIGGER hand_in_no_replace BEFORE INSERT ON hand_in WHEN EXISTS (SELECT 1 FROM hand_in WHERE id = NEW.id OR (assignment_id = NEW.assignment_id AND person_id = NEW.person_id AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'append-only: hand_in'); END;--> statement-breakpoint
CREATE TRIGGER grade_no_update BEFORE UPDATE ON grade WHEN NOT (
	NEW.id = OLD.id AND NEW.assignment_id = OLD.assignment_id AND NEW.person_id = OLD.person_id AND NEW.hand_in_id IS OLD.hand_in_id
	AND NEW.number = OLD.number AND NEW.returned = OLD.returned AND NEW.points IS OLD.points AND NEW.levels IS OLD.levels
	AND NEW.mark IS OLD.mark AND NEW.pass_mark IS OLD.pass_mark AND NEW.passed = OLD.passed AND NEW."by" = OLD."by" AND NEW.at = OLD.at
	AND NEW.feedback IS NULL AND EXISTS (SELECT 1 FROM tombstone t WHERE t.kind = 'person' AND t.subject = OLD.person_id)
) BEGIN SELECT RAISE(ABORT, 'append-only: grade'); END;--> statement-breakpoint
CREATE TRIGGER grade_no_delete BEFORE DELETE ON grade BEGIN SELECT RAISE(ABORT, 'append-only: grade'); END;--> statement-breakpoint
CREATE TRIGGER grade_no_replace BEFORE INSERT ON grade WHEN EXISTS (SELECT 1 FROM grade WHERE id = NEW.id OR (assignment_id = NEW.assignment_id AND person_id = NEW.person_id AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'append-only: grade'); END;
