PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_completion` (
	`id` text PRIMARY KEY NOT NULL,
	`enrolment_id` text,
	`signup_id` text,
	`person_id` text NOT NULL,
	`course_id` text NOT NULL,
	`completed_on` text NOT NULL,
	`completed_at` integer NOT NULL,
	`score` integer,
	`reason` text NOT NULL,
	`rule_ids` text NOT NULL,
	FOREIGN KEY (`enrolment_id`) REFERENCES `enrolment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`signup_id`) REFERENCES `signup`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "completion_of_one" CHECK((enrolment_id is null) <> (signup_id is null))
);
--> statement-breakpoint
INSERT INTO `__new_completion`("id", "enrolment_id", "signup_id", "person_id", "course_id", "completed_on", "completed_at", "score", "reason", "rule_ids") SELECT "id", "enrolment_id", NULL, "person_id", "course_id", "completed_on", "completed_at", "score", "reason", "rule_ids" FROM `completion`;--> statement-breakpoint
DROP TABLE `completion`;--> statement-breakpoint
ALTER TABLE `__new_completion` RENAME TO `completion`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE UNIQUE INDEX `completion_enrolment` ON `completion` (`enrolment_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `completion_signup` ON `completion` (`signup_id`) WHERE signup_id is not null;--> statement-breakpoint
CREATE INDEX `completion_person` ON `completion` (`person_id`,`completed_at`);--> statement-breakpoint
CREATE INDEX `completion_course` ON `completion` (`course_id`);--> statement-breakpoint
CREATE TRIGGER completion_no_update BEFORE UPDATE ON completion BEGIN SELECT RAISE(ABORT, 'append-only: completion'); END;--> statement-breakpoint
CREATE TRIGGER completion_no_delete BEFORE DELETE ON completion BEGIN SELECT RAISE(ABORT, 'append-only: completion'); END;
