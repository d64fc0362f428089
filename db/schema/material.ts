import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { materialKinds } from '#api/domain/material.ts';
import { flag, id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';
import { workshopEvent, workshopSession } from './workshops.ts';

/** What trainers hand out at an event, or at one of its sessions: a file, a link or a text. */
export const material = sqliteTable(
	'material',
	{
		id: id(),
		eventId: text()
			.notNull()
			.references(() => workshopEvent.id),
		/** Null: of the whole event. */
		sessionId: text().references(() => workshopSession.id),
		kind: text({ enum: materialKinds }).notNull(),
		title: text().notNull(),
		/** When participants see it, by the time of the session, or of the event. */
		shownBefore: flag().notNull(),
		shownDuring: flag().notNull(),
		shownAfter: flag().notNull(),
		/** Order among those of the same session. */
		position: integer().notNull(),
		url: text(),
		/** As Markdown and as sanitised HTML. */
		text: text(),
		textHtml: text(),
		by: text().notNull(),
		createdAt: instant().notNull(),
		updatedAt: instant().notNull(),
		/** When participants were told of it; null: not yet, or they do not see it yet. */
		toldAt: instant(),
		/** Taken back: nobody sees it any more, and its bytes are gone. */
		removedAt: instant()
	},
	(t) => [
		index('material_event').on(t.eventId, t.position),
		index('material_session').on(t.sessionId),
		index('material_untold')
			.on(t.updatedAt)
			.where(sql`told_at is null and removed_at is null`),
		index('material_untold_event')
			.on(t.eventId)
			.where(sql`told_at is null and removed_at is null`),
		check('material_kind', isOneOf(t.kind, materialKinds)),
		check('material_shown', sql`shown_before or shown_during or shown_after`)
	]
);

/** A file of a material: on its way in until `completedAt`, then one version; older ones stay for trainers. */
export const materialVersion = sqliteTable(
	'material_version',
	{
		id: id(),
		materialId: text()
			.notNull()
			.references(() => material.id),
		/** 1, 2, 3 in the order they were finished; 0 while it is on its way. */
		number: integer().notNull(),
		name: text().notNull(),
		/** By its bytes; empty while it is on its way. */
		type: text().notNull(),
		size: integer().notNull(),
		/** Bytes of every part but the last. */
		partBytes: integer().notNull(),
		macros: flag().notNull(),
		by: text().notNull(),
		startedAt: instant().notNull(),
		/** When its last part came. */
		touchedAt: instant().notNull(),
		completedAt: instant()
	},
	(t) => [
		index('material_version_material').on(t.materialId, t.number),
		index('material_version_unfinished')
			.on(t.touchedAt)
			.where(sql`completed_at is null`)
	]
);

/** The bytes of a version, part by part, as they came; each is a stored file by its SHA-256. */
export const materialPart = sqliteTable(
	'material_part',
	{
		versionId: text()
			.notNull()
			.references(() => materialVersion.id),
		number: integer().notNull(),
		sha256: text().notNull(),
		size: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.versionId, t.number] }),
		index('material_part_sha256').on(t.sha256)
	]
);

/** Who opened or downloaded which version, when first, when last and how often. */
export const materialDownload = sqliteTable(
	'material_download',
	{
		versionId: text()
			.notNull()
			.references(() => materialVersion.id),
		personId: text()
			.notNull()
			.references(() => person.id),
		firstAt: instant().notNull(),
		lastAt: instant().notNull(),
		times: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.versionId, t.personId] }),
		index('material_download_person').on(t.personId, t.lastAt)
	]
);
