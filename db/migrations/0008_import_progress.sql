ALTER TABLE `import_job` ADD `work` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `progress` text;--> statement-breakpoint
ALTER TABLE `import_job` ADD `progress_at` integer;--> statement-breakpoint
ALTER TABLE `import_job` ADD `notice` text;