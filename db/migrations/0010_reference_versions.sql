CREATE TABLE `development_form_version` (
	`id` text PRIMARY KEY NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`legal_basis` text NOT NULL,
	`note` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`form_code` text NOT NULL,
	`jp_mode` text NOT NULL,
	`jp_value` integer,
	`cap` integer,
	`cap_period` text,
	`evidence` text NOT NULL,
	`verifier` text NOT NULL,
	FOREIGN KEY (`form_code`) REFERENCES `development_form`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `development_form_version_once` ON `development_form_version` (`form_code`,`valid_from`) WHERE valid_to is null or valid_to >= valid_from;--> statement-breakpoint
CREATE INDEX `development_form_version_form` ON `development_form_version` (`form_code`,`valid_from`);--> statement-breakpoint
CREATE TABLE `holiday` (
	`id` text PRIMARY KEY NOT NULL,
	`date` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	CONSTRAINT "holiday_kind" CHECK("holiday"."kind" in ('national', 'joint-leave', 'local'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `holiday_date` ON `holiday` (`date`);--> statement-breakpoint
CREATE TABLE `position_class_version` (
	`id` text PRIMARY KEY NOT NULL,
	`valid_from` text NOT NULL,
	`valid_to` text,
	`legal_basis` text NOT NULL,
	`note` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`class_code` text NOT NULL,
	`level` integer NOT NULL,
	FOREIGN KEY (`class_code`) REFERENCES `position_class`(`code`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `position_class_version_once` ON `position_class_version` (`class_code`,`valid_from`) WHERE valid_to is null or valid_to >= valid_from;--> statement-breakpoint
CREATE INDEX `position_class_version_class` ON `position_class_version` (`class_code`,`valid_from`);--> statement-breakpoint
ALTER TABLE `institution` ADD `rules_reviewed_at` integer;--> statement-breakpoint
ALTER TABLE `institution` ADD `setup_dismissed_at` integer;--> statement-breakpoint
INSERT INTO development_form_version (id, form_code, jp_mode, jp_value, cap, cap_period, evidence, verifier, valid_from, legal_basis, changed_by, changed_at)
	SELECT 'dfv_' || code, code, jp_mode, jp_value, cap, cap_period, evidence, verifier, valid_from, legal_basis, 'console', unixepoch() * 1000 FROM development_form;--> statement-breakpoint
INSERT INTO position_class_version (id, class_code, level, valid_from, legal_basis, changed_by, changed_at)
	SELECT 'pcv_' || code, code, level, valid_from, legal_basis, 'console', unixepoch() * 1000 FROM position_class;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `jp_mode`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `jp_value`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `cap`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `cap_period`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `evidence`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `verifier`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `valid_from`;--> statement-breakpoint
ALTER TABLE `development_form` DROP COLUMN `legal_basis`;--> statement-breakpoint
ALTER TABLE `position_class` DROP COLUMN `level`;--> statement-breakpoint
ALTER TABLE `position_class` DROP COLUMN `valid_from`;--> statement-breakpoint
ALTER TABLE `position_class` DROP COLUMN `legal_basis`;