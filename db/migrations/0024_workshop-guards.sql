-- What became of a registration, and who was there, stays: a correction is a new row.
CREATE TRIGGER signup_status_no_update BEFORE UPDATE ON signup_status BEGIN SELECT RAISE(ABORT, 'append-only: signup_status'); END;--> statement-breakpoint
CREATE TRIGGER signup_status_no_delete BEFORE DELETE ON signup_status BEGIN SELECT RAISE(ABORT, 'append-only: signup_status'); END;--> statement-breakpoint
CREATE TRIGGER signup_status_no_replace BEFORE INSERT ON signup_status WHEN EXISTS (SELECT 1 FROM signup_status WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: signup_status'); END;--> statement-breakpoint
CREATE TRIGGER attendance_mark_no_update BEFORE UPDATE ON attendance_mark BEGIN SELECT RAISE(ABORT, 'append-only: attendance_mark'); END;--> statement-breakpoint
CREATE TRIGGER attendance_mark_no_delete BEFORE DELETE ON attendance_mark BEGIN SELECT RAISE(ABORT, 'append-only: attendance_mark'); END;--> statement-breakpoint
CREATE TRIGGER attendance_mark_no_replace BEFORE INSERT ON attendance_mark WHEN EXISTS (SELECT 1 FROM attendance_mark WHERE id = NEW.id OR voids_id = NEW.voids_id OR (voids_id IS NULL AND NEW.voids_id IS NULL AND session_id = NEW.session_id AND signup_id = NEW.signup_id)) BEGIN SELECT RAISE(ABORT, 'append-only: attendance_mark'); END;
