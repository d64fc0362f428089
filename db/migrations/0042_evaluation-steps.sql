CREATE TABLE `evaluation_step` (
	`event_id` text NOT NULL,
	`number` integer NOT NULL,
	`people` integer NOT NULL,
	PRIMARY KEY(`event_id`, `number`),
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `evaluation_answer` ADD `step` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
CREATE TRIGGER evaluation_step_no_update BEFORE UPDATE ON evaluation_step BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_step'); END;--> statement-breakpoint
CREATE TRIGGER evaluation_step_no_delete BEFORE DELETE ON evaluation_step BEGIN SELECT RAISE(ABORT, 'append-only: evaluation_step'); END;--> statement-breakpoint
-- What was shown before stays shown, as the first step.
INSERT INTO evaluation_step (event_id, number, people)
	SELECT event_id, 1, count(*) FROM evaluation_answered GROUP BY event_id
	HAVING count(*) >= coalesce((SELECT cast(value AS integer) FROM rule WHERE key = 'evaluasi.jawaban_minimum' ORDER BY valid_from DESC LIMIT 1), 5);
