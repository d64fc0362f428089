CREATE TABLE `course_draft` (
	`course_id` text PRIMARY KEY NOT NULL,
	`revision` integer NOT NULL,
	`published_revision` integer,
	`content` text NOT NULL,
	`updated_by` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `draft_history` (
	`id` text PRIMARY KEY NOT NULL,
	`course_id` text NOT NULL,
	`revision` integer NOT NULL,
	`content` text NOT NULL,
	`action` text NOT NULL,
	`saved_by` text NOT NULL,
	`saved_at` integer NOT NULL,
	FOREIGN KEY (`course_id`) REFERENCES `course`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `draft_history_course` ON `draft_history` (`course_id`,`revision`);--> statement-breakpoint
ALTER TABLE `course` ADD `description` text;--> statement-breakpoint
ALTER TABLE `course` ADD `description_html` text;--> statement-breakpoint
ALTER TABLE `course` ADD `author_id` text REFERENCES person(id);--> statement-breakpoint
CREATE INDEX `course_author` ON `course` (`author_id`);--> statement-breakpoint
ALTER TABLE `course_version` ADD `facts` text;--> statement-breakpoint
ALTER TABLE `lesson` ADD `attempts` integer;--> statement-breakpoint
ALTER TABLE `lesson` ADD `required` integer DEFAULT true NOT NULL;