-- Ledgers, proofs and the audit are append-only. REPLACE deletes without firing a delete trigger,
-- so an insert of an id that exists is refused as well.

-- audit
CREATE TRIGGER audit_event_no_update BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;--> statement-breakpoint
CREATE TRIGGER audit_event_no_delete BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;--> statement-breakpoint
CREATE TRIGGER audit_event_no_replace BEFORE INSERT ON audit_event WHEN EXISTS (SELECT 1 FROM audit_event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: audit_event'); END;--> statement-breakpoint

-- competencies
CREATE TRIGGER evidence_no_update BEFORE UPDATE ON evidence BEGIN SELECT RAISE(ABORT, 'append-only: evidence'); END;--> statement-breakpoint
CREATE TRIGGER evidence_no_delete BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'append-only: evidence'); END;--> statement-breakpoint
CREATE TRIGGER evidence_no_replace BEFORE INSERT ON evidence WHEN EXISTS (SELECT 1 FROM evidence WHERE id = NEW.id OR voids_id = NEW.voids_id) BEGIN SELECT RAISE(ABORT, 'append-only: evidence'); END;--> statement-breakpoint
CREATE TRIGGER evidence_decision_no_update BEFORE UPDATE ON evidence_decision BEGIN SELECT RAISE(ABORT, 'append-only: evidence_decision'); END;--> statement-breakpoint
CREATE TRIGGER evidence_decision_no_delete BEFORE DELETE ON evidence_decision BEGIN SELECT RAISE(ABORT, 'append-only: evidence_decision'); END;--> statement-breakpoint
CREATE TRIGGER evidence_decision_no_replace BEFORE INSERT ON evidence_decision WHEN EXISTS (SELECT 1 FROM evidence_decision WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: evidence_decision'); END;--> statement-breakpoint

-- catalogue
CREATE VIRTUAL TABLE course_search USING fts5(course_id UNINDEXED, code, title, summary, outcomes, competencies, positions, provider, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');--> statement-breakpoint
CREATE VIRTUAL TABLE course_word USING fts5vocab('course_search', 'row');--> statement-breakpoint

-- learning
CREATE TRIGGER lesson_event_no_update BEFORE UPDATE ON lesson_event BEGIN SELECT RAISE(ABORT, 'append-only: lesson_event'); END;--> statement-breakpoint
CREATE TRIGGER lesson_event_no_delete BEFORE DELETE ON lesson_event BEGIN SELECT RAISE(ABORT, 'append-only: lesson_event'); END;--> statement-breakpoint
CREATE TRIGGER lesson_event_no_replace BEFORE INSERT ON lesson_event WHEN EXISTS (SELECT 1 FROM lesson_event WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: lesson_event'); END;--> statement-breakpoint
CREATE TRIGGER completion_no_update BEFORE UPDATE ON completion BEGIN SELECT RAISE(ABORT, 'append-only: completion'); END;--> statement-breakpoint
CREATE TRIGGER completion_no_delete BEFORE DELETE ON completion BEGIN SELECT RAISE(ABORT, 'append-only: completion'); END;--> statement-breakpoint
CREATE TRIGGER quiz_attempt_no_delete BEFORE DELETE ON quiz_attempt BEGIN SELECT RAISE(ABORT, 'append-only: quiz_attempt'); END;--> statement-breakpoint
CREATE TRIGGER quiz_attempt_no_change BEFORE UPDATE ON quiz_attempt WHEN OLD.submitted_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only: quiz_attempt'); END;--> statement-breakpoint

-- certificates
CREATE TRIGGER certificate_no_update BEFORE UPDATE ON certificate BEGIN SELECT RAISE(ABORT, 'append-only: certificate'); END;--> statement-breakpoint
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'append-only: certificate'); END;--> statement-breakpoint
CREATE TRIGGER certificate_no_replace BEFORE INSERT ON certificate WHEN EXISTS (SELECT 1 FROM certificate WHERE id = NEW.id OR number = NEW.number OR code = NEW.code OR (source_type = NEW.source_type AND source_id = NEW.source_id)) BEGIN SELECT RAISE(ABORT, 'append-only: certificate'); END;--> statement-breakpoint
CREATE TRIGGER certificate_event_no_update BEFORE UPDATE ON certificate_event BEGIN SELECT RAISE(ABORT, 'append-only: certificate_event'); END;--> statement-breakpoint
CREATE TRIGGER certificate_event_no_delete BEFORE DELETE ON certificate_event BEGIN SELECT RAISE(ABORT, 'append-only: certificate_event'); END;--> statement-breakpoint
CREATE TRIGGER certificate_event_no_replace BEFORE INSERT ON certificate_event WHEN EXISTS (SELECT 1 FROM certificate_event WHERE id = NEW.id OR (certificate_id = NEW.certificate_id AND kind = NEW.kind)) BEGIN SELECT RAISE(ABORT, 'append-only: certificate_event'); END;--> statement-breakpoint

-- credits
CREATE TRIGGER credit_entry_no_update BEFORE UPDATE ON credit_entry BEGIN SELECT RAISE(ABORT, 'append-only: credit_entry'); END;--> statement-breakpoint
CREATE TRIGGER credit_entry_no_delete BEFORE DELETE ON credit_entry BEGIN SELECT RAISE(ABORT, 'append-only: credit_entry'); END;--> statement-breakpoint
CREATE TRIGGER credit_entry_no_replace BEFORE INSERT ON credit_entry WHEN EXISTS (SELECT 1 FROM credit_entry WHERE id = NEW.id OR voids_id = NEW.voids_id) BEGIN SELECT RAISE(ABORT, 'append-only: credit_entry'); END;--> statement-breakpoint
CREATE TRIGGER credit_entry_one_live BEFORE INSERT ON credit_entry WHEN NEW.voids_id IS NULL AND EXISTS (
	SELECT 1 FROM credit_entry e WHERE e.source_type = NEW.source_type AND e.source_id = NEW.source_id AND e.person_id = NEW.person_id AND e.voids_id IS NULL
	AND NOT EXISTS (SELECT 1 FROM credit_entry v WHERE v.voids_id = e.id)
) BEGIN SELECT RAISE(ABORT, 'one live entry a source'); END;--> statement-breakpoint
CREATE TRIGGER credit_decision_no_update BEFORE UPDATE ON credit_decision BEGIN SELECT RAISE(ABORT, 'append-only: credit_decision'); END;--> statement-breakpoint
CREATE TRIGGER credit_decision_no_delete BEFORE DELETE ON credit_decision BEGIN SELECT RAISE(ABORT, 'append-only: credit_decision'); END;--> statement-breakpoint
CREATE TRIGGER credit_decision_no_replace BEFORE INSERT ON credit_decision WHEN EXISTS (SELECT 1 FROM credit_decision WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, 'append-only: credit_decision'); END;
