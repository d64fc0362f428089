CREATE TABLE `evaluation_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`event_id` text NOT NULL,
	`question_id` text NOT NULL,
	`value` text NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`question_id`) REFERENCES `evaluation_question`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `evaluation_answer_event` ON `evaluation_answer` (`event_id`,`question_id`);--> statement-breakpoint
CREATE INDEX `evaluation_answer_question` ON `evaluation_answer` (`question_id`);--> statement-breakpoint
CREATE TABLE `evaluation_answered` (
	`event_id` text NOT NULL,
	`person_id` text NOT NULL,
	PRIMARY KEY(`event_id`, `person_id`),
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `evaluation_answered_person` ON `evaluation_answered` (`person_id`);--> statement-breakpoint
CREATE TABLE `evaluation_form` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`standard` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `evaluation_question` (
	`id` text PRIMARY KEY NOT NULL,
	`form_code` text NOT NULL,
	`sequence` integer NOT NULL,
	`kind` text NOT NULL,
	`prompt` text NOT NULL,
	`choices` text NOT NULL,
	`required` integer NOT NULL,
	FOREIGN KEY (`form_code`) REFERENCES `evaluation_form`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "evaluation_question_kind" CHECK("evaluation_question"."kind" in ('scale', 'choice', 'text'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluation_question_sequence` ON `evaluation_question` (`form_code`,`sequence`);--> statement-breakpoint
CREATE TABLE `event_evaluation` (
	`event_id` text PRIMARY KEY NOT NULL,
	`form_code` text,
	FOREIGN KEY (`event_id`) REFERENCES `workshop_event`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`form_code`) REFERENCES `evaluation_form`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `event_evaluation_form` ON `event_evaluation` (`form_code`);