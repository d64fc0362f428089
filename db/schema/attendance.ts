import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { scanMeans, scanWaits } from '#api/domain/attendance.ts';
import { flag, id, instant, isOneOf } from './columns.ts';
import { person } from './organisation.ts';
import { attendanceMark, signup, workshopSession } from './workshops.ts';

/** A phone that a person uses for scans without network; its private key never leaves it. */
export const attendanceDevice = sqliteTable(
	'attendance_device',
	{
		id: id(),
		personId: text()
			.notNull()
			.references(() => person.id),
		/** P-256, uncompressed, base64url. */
		publicKey: text().notNull(),
		boundAt: instant().notNull()
	},
	(t) => [index('attendance_device_person').on(t.personId)]
);

/** What a participant's phone showed or typed; append-only. Not every scan is a mark. */
export const attendanceScan = sqliteTable(
	'attendance_scan',
	{
		/** Made by whoever scanned, so that sending it twice is one scan. */
		id: id(),
		sessionId: text()
			.notNull()
			.references(() => workshopSession.id),
		signupId: text()
			.notNull()
			.references(() => signup.id),
		means: text({ enum: scanMeans }).notNull(),
		/** Of the code that was seen; null for what does not rotate. */
		step: integer(),
		/** The moment that counts. */
		seenAt: instant().notNull(),
		receivedAt: instant().notNull(),
		/** Which browser or bound phone, as a hash or an id: two people on one are told to the trainer. */
		device: text(),
		/** Why it is no mark by itself; null: it was taken at once. */
		wait: text({ enum: scanWaits })
	},
	(t) => [
		index('attendance_scan_session').on(t.sessionId, t.signupId, t.receivedAt),
		index('attendance_scan_signup').on(t.signupId),
		index('attendance_scan_early')
			.on(t.sessionId)
			.where(sql`wait = 'early'`),
		check('attendance_scan_means', isOneOf(t.means, scanMeans)),
		check('attendance_scan_wait', isOneOf(t.wait, scanWaits))
	]
);

/** What became of a scan that waited; append-only, one for each. */
export const attendanceDecision = sqliteTable(
	'attendance_decision',
	{
		scanId: text()
			.primaryKey()
			.references(() => attendanceScan.id),
		accepted: flag().notNull(),
		/** The mark it became; null when refused, or when a stronger word stood already. */
		markId: text().references(() => attendanceMark.id),
		reason: text(),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [index('attendance_decision_mark').on(t.markId)]
);

/** A list of participants as it was printed for ticking by hand: its photograph is read against it. */
export const attendanceSheet = sqliteTable(
	'attendance_sheet',
	{
		id: id(),
		sessionId: text()
			.notNull()
			.references(() => workshopSession.id),
		/** Of the printed list within its session; the code of each page says it. */
		number: integer().notNull(),
		/** Row by row, in the order they were printed. */
		signupIds: text({ mode: 'json' }).$type<string[]>().notNull(),
		printedBy: text().notNull(),
		printedAt: instant().notNull()
	},
	(t) => [uniqueIndex('attendance_sheet_number').on(t.sessionId, t.number)]
);

/** A short code that lets somebody else show the code of a session, when the trainer's device is dead. */
export const roomPin = sqliteTable(
	'room_pin',
	{
		id: id(),
		sessionId: text()
			.notNull()
			.references(() => workshopSession.id),
		/** The PIN itself is derived and never stored. */
		hash: text().notNull(),
		madeBy: text().notNull(),
		madeAt: instant().notNull(),
		endsAt: instant().notNull(),
		revokedAt: instant()
	},
	(t) => [
		uniqueIndex('room_pin_hash').on(t.hash),
		index('room_pin_session').on(t.sessionId, t.madeAt)
	]
);

/** Who took over showing the code of a session by its room PIN; append-only. */
export const roomPinUse = sqliteTable(
	'room_pin_use',
	{
		id: id(),
		roomPinId: text()
			.notNull()
			.references(() => roomPin.id),
		by: text().notNull(),
		at: instant().notNull()
	},
	(t) => [uniqueIndex('room_pin_use_by').on(t.roomPinId, t.by)]
);
