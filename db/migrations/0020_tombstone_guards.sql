-- A tombstone stays, and is the one thing that opens the other guards: it is written first, in the same
-- transaction, and says which period of which table, or which person, may go.
CREATE TRIGGER tombstone_no_update BEFORE UPDATE ON tombstone BEGIN SELECT RAISE(ABORT, 'append-only: tombstone'); END;--> statement-breakpoint
CREATE TRIGGER tombstone_no_delete BEFORE DELETE ON tombstone BEGIN SELECT RAISE(ABORT, 'append-only: tombstone'); END;--> statement-breakpoint
CREATE TRIGGER tombstone_no_replace BEFORE INSERT ON tombstone WHEN EXISTS (SELECT 1 FROM tombstone WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: tombstone'); END;--> statement-breakpoint

-- audit: whole expired periods
DROP TRIGGER audit_event_no_delete;--> statement-breakpoint
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event WHEN NOT EXISTS (
	SELECT 1 FROM tombstone t WHERE t.kind = 'period' AND t.subject = 'audit_event' AND OLD.at >= t.from_at AND OLD.at < t.to_at
) BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;--> statement-breakpoint

-- quiz answers: emptied and nothing else, for an expired period or a purged person
DROP TRIGGER quiz_attempt_no_change;--> statement-breakpoint
CREATE TRIGGER quiz_attempt_no_change BEFORE UPDATE ON quiz_attempt WHEN OLD.submitted_at IS NOT NULL AND NOT (
	NEW.answers = '{}' AND NEW.id = OLD.id AND NEW.enrolment_id = OLD.enrolment_id AND NEW.lesson_id = OLD.lesson_id AND NEW.number = OLD.number
	AND NEW.drawn = OLD.drawn AND NEW.started_at = OLD.started_at AND NEW.saved_at IS OLD.saved_at AND NEW.submitted_at = OLD.submitted_at
	AND NEW.score IS OLD.score AND NEW.passed IS OLD.passed AND NEW.rule_ids = OLD.rule_ids
	AND (
		EXISTS (SELECT 1 FROM tombstone t WHERE t.kind = 'period' AND t.subject = 'quiz_attempt' AND OLD.submitted_at >= t.from_at AND OLD.submitted_at < t.to_at)
		OR EXISTS (SELECT 1 FROM tombstone t JOIN enrolment e ON e.person_id = t.subject WHERE t.kind = 'person' AND e.id = OLD.enrolment_id)
	)
) BEGIN SELECT RAISE(ABORT, 'append-only: quiz_attempt'); END;--> statement-breakpoint

-- corrections: with their request, for an expired period or a purged person
DROP TRIGGER correction_status_no_delete;--> statement-breakpoint
CREATE TRIGGER correction_status_no_delete BEFORE DELETE ON correction_status WHEN NOT EXISTS (
	SELECT 1 FROM correction_request r JOIN tombstone t ON (t.kind = 'person' AND t.subject = r.person_id)
		OR (t.kind = 'period' AND t.subject = 'correction_request' AND r.created_at >= t.from_at AND r.created_at < t.to_at)
	WHERE r.id = OLD.request_id
) BEGIN SELECT RAISE(ABORT, 'append-only: correction_status'); END;--> statement-breakpoint

-- certificates: the holder of a purged person's certificate is blanked; what was earned, when and from whom stays
DROP TRIGGER certificate_no_update;--> statement-breakpoint
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate WHEN NOT (
	NEW.id = OLD.id AND NEW.number = OLD.number AND NEW.code = OLD.code AND NEW.person_id = OLD.person_id
	AND NEW.source_type = OLD.source_type AND NEW.source_id = OLD.source_id AND NEW.issued_at = OLD.issued_at
	AND json_remove(NEW.snapshot, '$.holder') = json_remove(OLD.snapshot, '$.holder')
	AND json_extract(NEW.snapshot, '$.holder.name') = '' AND json_extract(NEW.snapshot, '$.holder.nip') = ''
	AND EXISTS (SELECT 1 FROM tombstone t WHERE t.kind = 'person' AND t.subject = OLD.person_id)
) BEGIN SELECT RAISE(ABORT, 'append-only: certificate'); END;
