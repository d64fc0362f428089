CREATE TABLE `assignment` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text,
	`course_id` text,
	`title` text NOT NULL,
	`task` text NOT NULL,
	`task_html` text NOT NULL,
	`due_at` integer,
	`zone` text NOT NULL,
	`hand_in` text NOT NULL,
	`resubmit` text NOT NULL,
	`required` integer NOT NULL,
	`rubric` text,
	`points` integer NOT NULL,
	`pass_mark` integer,
	`author_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`withdrawn_at` integer,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`author_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "assignment_of_one" CHECK((event_id is null) <> (course_id is null)),
	CONSTRAINT "assignment_hand_in" CHECK("assignment"."hand_in" in ('either', 'file', 'text')),
	CONSTRAINT "assignment_resubmit" CHECK("assignment"."resubmit" in ('until-due', 'on-request')),
	CONSTRAINT "assignment_points" CHECK(points between 1 and 1000),
	CONSTRAINT "assignment_pass_mark" CHECK(pass_mark is null or pass_mark between 0 and 100)
);
--> statement-breakpoint
CREATE INDEX `assignment_event` ON `assignment` (`event_id`);--> statement-breakpoint
CREATE INDEX `assignment_course` ON `assignment` (`course_id`);--> statement-breakpoint
CREATE INDEX `assignment_author` ON `assignment` (`author_id`);--> statement-breakpoint
CREATE TABLE `grade` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`hand_in_id` text,
	`number` integer NOT NULL,
	`returned` integer NOT NULL,
	`points` integer,
	`levels` text,
	`mark` integer,
	`pass_mark` integer,
	`passed` integer NOT NULL,
	`feedback` text,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`hand_in_id`) REFERENCES `hand_in`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "grade_said" CHECK((returned = 1) = (points is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `grade_number` ON `grade` (`assignment_id`,`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `grade_person` ON `grade` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `grade_hand_in` ON `grade` (`hand_in_id`);--> statement-breakpoint
CREATE TABLE `hand_in` (
	`id` text PRIMARY KEY NOT NULL,
	`assignment_id` text NOT NULL,
	`person_id` text NOT NULL,
	`number` integer NOT NULL,
	`late` integer NOT NULL,
	`text` text,
	`sha256` text,
	`type` text,
	`size` integer,
	`name` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`assignment_id`) REFERENCES `assignment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "hand_in_type" CHECK("hand_in"."type" in ('application/pdf', 'image/png', 'image/jpeg'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hand_in_number` ON `hand_in` (`assignment_id`,`person_id`,`number`);--> statement-breakpoint
CREATE INDEX `hand_in_person` ON `hand_in` (`person_id`,`at`);--> statement-breakpoint
CREATE INDEX `hand_in_sha256` ON `hand_in` (`sha256`) WHERE sha256 is not null;