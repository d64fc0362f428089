import type { ArchiveLimits } from '../archive.ts';

/** A workbook of 25,000 rows inflates to some 40 MB; nothing honest comes near these. */
export const archiveLimits: ArchiveLimits = {
	entries: 2_000,
	totalBytes: 96 * 1024 * 1024,
	ratio: 250
};
