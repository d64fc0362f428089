-- What was scanned, and what was decided about it, stays.
CREATE TRIGGER attendance_scan_no_update BEFORE UPDATE ON attendance_scan BEGIN SELECT RAISE(ABORT, 'append-only: attendance_scan'); END;--> statement-breakpoint
CREATE TRIGGER attendance_scan_no_delete BEFORE DELETE ON attendance_scan BEGIN SELECT RAISE(ABORT, 'append-only: attendance_scan'); END;--> statement-breakpoint
CREATE TRIGGER attendance_scan_no_replace BEFORE INSERT ON attendance_scan WHEN EXISTS (SELECT 1 FROM attendance_scan WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: attendance_scan'); END;--> statement-breakpoint
CREATE TRIGGER attendance_decision_no_update BEFORE UPDATE ON attendance_decision BEGIN SELECT RAISE(ABORT, 'append-only: attendance_decision'); END;--> statement-breakpoint
CREATE TRIGGER attendance_decision_no_delete BEFORE DELETE ON attendance_decision BEGIN SELECT RAISE(ABORT, 'append-only: attendance_decision'); END;--> statement-breakpoint
CREATE TRIGGER attendance_decision_no_replace BEFORE INSERT ON attendance_decision WHEN EXISTS (SELECT 1 FROM attendance_decision WHERE scan_id = NEW.scan_id) BEGIN SELECT RAISE(ABORT, 'append-only: attendance_decision'); END;
