CREATE TABLE `status_plan` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`legal_status` text NOT NULL,
	`effective_on` text NOT NULL,
	`reason` text NOT NULL,
	`end_appointments` integer NOT NULL,
	`planned_by` text NOT NULL,
	`planned_at` integer NOT NULL,
	`outcome` text,
	`settled_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `person`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`legal_status`) REFERENCES `legal_status`(`code`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "status_plan_outcome" CHECK("status_plan"."outcome" in ('done', 'cancelled', 'refused'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `status_plan_open` ON `status_plan` (`person_id`) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX `status_plan_due` ON `status_plan` (`effective_on`) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX `status_plan_person` ON `status_plan` (`person_id`);--> statement-breakpoint
CREATE INDEX `status_plan_status` ON `status_plan` (`legal_status`);