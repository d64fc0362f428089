-- A published version never changes: neither its lessons nor what they show and ask. Only the facts it
-- leaves behind are written, once, when a newer version replaces it.
CREATE TRIGGER course_version_no_change BEFORE UPDATE ON course_version WHEN OLD.facts IS NOT NULL OR NEW.id <> OLD.id OR NEW.course_id <> OLD.course_id OR NEW.number <> OLD.number OR NEW.sequential <> OLD.sequential OR NEW.source_hash <> OLD.source_hash OR NEW.published_at <> OLD.published_at BEGIN SELECT RAISE(ABORT, 'append-only: course_version'); END;--> statement-breakpoint
CREATE TRIGGER course_version_no_delete BEFORE DELETE ON course_version BEGIN SELECT RAISE(ABORT, 'append-only: course_version'); END;--> statement-breakpoint
CREATE TRIGGER lesson_no_update BEFORE UPDATE ON lesson BEGIN SELECT RAISE(ABORT, 'append-only: lesson'); END;--> statement-breakpoint
CREATE TRIGGER lesson_no_delete BEFORE DELETE ON lesson BEGIN SELECT RAISE(ABORT, 'append-only: lesson'); END;--> statement-breakpoint
CREATE TRIGGER lesson_file_no_update BEFORE UPDATE ON lesson_file BEGIN SELECT RAISE(ABORT, 'append-only: lesson_file'); END;--> statement-breakpoint
CREATE TRIGGER lesson_file_no_delete BEFORE DELETE ON lesson_file BEGIN SELECT RAISE(ABORT, 'append-only: lesson_file'); END;--> statement-breakpoint
CREATE TRIGGER question_no_update BEFORE UPDATE ON question BEGIN SELECT RAISE(ABORT, 'append-only: question'); END;--> statement-breakpoint
CREATE TRIGGER question_no_delete BEFORE DELETE ON question BEGIN SELECT RAISE(ABORT, 'append-only: question'); END;--> statement-breakpoint
CREATE TRIGGER lesson_question_no_update BEFORE UPDATE ON lesson_question BEGIN SELECT RAISE(ABORT, 'append-only: lesson_question'); END;--> statement-breakpoint
CREATE TRIGGER lesson_question_no_delete BEFORE DELETE ON lesson_question BEGIN SELECT RAISE(ABORT, 'append-only: lesson_question'); END;
