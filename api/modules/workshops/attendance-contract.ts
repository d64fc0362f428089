import * as z from 'zod';
import { markMeans, scanMeans, scanWaits } from '#api/domain/attendance.ts';
import { timeZones } from '#api/domain/period.ts';
import { outlooks } from '#api/domain/workshop-completion.ts';

const degrees = (most: number) => z.coerce.number().min(-most).max(most);
/** Where a phone says that it is; never stored, only compared with the room. */
export const PlaceGiven = z.object({
	latitude: degrees(90),
	longitude: degrees(180),
	accuracy: z.coerce.number().min(0).max(1_000_000)
});

const uuid = z.uuid().transform((text) => text.toLowerCase());
const moment = z.iso.datetime();

export const SessionId = z.object({ sessionId: z.string().max(60) });
export const EventId = z.object({ eventId: z.string().max(60) });
export const SignupId = z.object({ signupId: z.string().max(60) });
export const ScanId = z.object({ scanId: z.string().max(60) });

/** What both screens say about a session: the projector and the phone. */
export const Session = z.object({
	id: z.string(),
	eventId: z.string(),
	course: z.string(),
	number: z.number().int(),
	title: z.string(),
	startsAt: moment,
	endsAt: moment,
	zone: z.enum(timeZones),
	room: z.string().nullable(),
	online: z.boolean()
});

export const Arrivals = z.object({
	arrived: z.number().int(),
	waiting: z.number().int(),
	expected: z.number().int(),
	/** A screen with another one shows codes that count no more. */
	secretNumber: z.number().int(),
	serverTime: moment
});
export const CodeDevice = z.object({
	session: Session.extend({ sealed: z.boolean() }),
	secret: z.string(),
	opensAt: moment,
	arrivals: Arrivals
});

export const CheckIn = z.object({
	code: z.string().max(40),
	/** Of a scan that was made before signing in. */
	receipt: z.string().max(200).optional(),
	place: PlaceGiven.optional()
});
export const TellPlace = z.object({ place: PlaceGiven });
export const EnterPin = z.object({
	/** Six digits, as people type them. */
	pin: z
		.string()
		.transform((text) => text.replace(/\s/g, ''))
		.pipe(z.string().regex(/^\d{6}$/)),
	place: PlaceGiven.optional()
});
/** What became of a scan, as its owner sees it. */
export const CheckedIn = z.object({
	session: Session,
	scanId: z.string(),
	state: z.enum(['received', 'early', 'waiting']),
	/** As how many-th the person was received. */
	number: z.number().int().nullable(),
	status: z.object({ code: z.string(), name: z.string() }).nullable(),
	seenAt: moment,
	opensAt: moment,
	wait: z.enum(scanWaits).nullable()
});
export const AskReceipt = z.object({ sessionId: z.string().max(60), code: z.string().max(40) });
export const Receipt = z.object({ receipt: z.string() });

export const MyAttendance = z.object({
	event: z.object({ id: z.string(), course: z.string(), number: z.number().int() }),
	serverTime: moment,
	/** How it stands against the least share of the planned JP. */
	attended: z.object({
		plannedJp: z.number(),
		attendedJp: z.number(),
		minimumPercent: z.number(),
		/** Below zero: it cannot be completed any more. */
		mayMissJp: z.number(),
		outlook: z.enum(outlooks)
	}),
	sessions: z.array(
		Session.extend({
			jp: z.number().int(),
			opensAt: moment,
			/** Its room wants to know where a PIN is typed. */
			asksPlace: z.boolean(),
			/** What a scan of now would be. */
			phase: z.enum(['early', 'open', 'over', 'sealed']),
			mark: z
				.object({ status: z.string(), name: z.string(), seenAt: moment.nullable() })
				.nullable(),
			scan: z
				.object({
					id: z.string(),
					seenAt: moment,
					wait: z.enum(scanWaits),
					/** The phone may still say where it is. */
					asksPlace: z.boolean()
				})
				.nullable()
		})
	)
});

export const Status = z.object({
	code: z.string(),
	name: z.string(),
	weight: z.number().int(),
	proof: z.boolean(),
	late: z.boolean()
});
const Mark = z.object({
	sessionId: z.string(),
	signupId: z.string(),
	status: z.string().nullable(),
	means: z.enum(markMeans),
	seenAt: moment.nullable(),
	note: z.string().nullable(),
	by: z.string().nullable(),
	at: moment
});
const WaitingScan = z.object({
	id: z.string(),
	sessionId: z.string(),
	signupId: z.string(),
	means: z.enum(scanMeans),
	seenAt: moment,
	receivedAt: moment,
	wait: z.enum(scanWaits),
	/** May be accepted with others at once; what it is against needs no look of its own. */
	together: z.boolean(),
	/** Held for the opening and accepted then by itself; false: somebody in charge decides. */
	held: z.boolean()
});
export const Matrix = z.object({
	event: z.object({
		id: z.string(),
		course: z.string(),
		number: z.number().int(),
		open: z.boolean(),
		/** May unseal what was sealed. */
		managed: z.boolean()
	}),
	serverTime: moment,
	statuses: z.array(Status),
	sessions: z.array(
		Session.extend({
			jp: z.number().int(),
			sealedAt: moment.nullable(),
			/** The reader teaches it, or manages the event: only then may they mark. */
			charged: z.boolean()
		})
	),
	people: z.array(
		z.object({
			signupId: z.string(),
			name: z.string(),
			nip: z.string().nullable(),
			unit: z.string().nullable(),
			guest: z.boolean(),
			/** The reader: nobody marks themselves. */
			own: z.boolean()
		})
	),
	marks: z.array(Mark),
	waiting: z.array(WaitingScan),
	/** Sessions in which one phone spoke for several people. */
	shared: z.array(z.object({ sessionId: z.string(), signupIds: z.array(z.string()) }))
});

export const MarkMany = z.object({
	marks: z
		.array(
			z.object({
				id: uuid,
				signupId: z.string().max(60),
				/** Null takes the last mark back. */
				status: z.string().max(40).nullable(),
				note: z.string().trim().max(300).optional(),
				/** When it was said, by the clock of the trainer's device; left out: now. */
				saidAt: moment.optional()
			})
		)
		.min(1)
		.max(2000)
});
export const Marked = z.object({
	/** Those that stand now. */
	standing: z.array(z.string()),
	/** Those above which a later word of somebody else stands. */
	superseded: z.array(z.string()),
	/** Those that could not be placed, each by its reason; they kept no other from being placed. */
	refused: z.array(z.object({ id: z.string(), code: z.string() }))
});
export const MarkHistory = z.object({
	items: z.array(Mark.extend({ id: z.string(), statusName: z.string().nullable() }))
});
export const HistoryQuery = z.object({ sessionId: z.string().max(60) });

export const AddWalkIn = z.object({
	nip: z.string().trim().max(40).optional(),
	guestName: z.string().trim().min(3).max(120).optional(),
	guestInstitution: z.string().trim().max(160).optional()
});
export const WalkedIn = z.object({ signupId: z.string() });
export const NameGuest = z.object({ nip: z.string().trim().min(1).max(40) });

/** How many scans that wait whoever seals has seen, and leaves. */
export const SealQuery = z.object({ waiting: z.coerce.number().int().min(0).default(0) });
export const Unseal = z.object({ reason: z.string().trim().min(10).max(300) });
export const Sealing = z.object({ sessionId: z.string(), sealedAt: moment.nullable() });

export const DecideScan = z.object({
	accept: z.boolean(),
	reason: z.string().trim().max(300).optional()
});
/** So many at once, as a hall of a few hundred may scan twice. */
const scansAtOnce = 1000;
export const AcceptScans = z.object({
	scanIds: z.array(z.string().max(60)).min(1).max(scansAtOnce)
});
export const AcceptedScans = z.object({
	/** People who are marked now. */
	accepted: z.number().int(),
	/** Scans that wait on, or were decided meanwhile. */
	left: z.number().int()
});
export const Decided = z.object({ scanId: z.string(), markId: z.string().nullable() });

const instantMs = z.number().int().min(0).max(8_640_000_000_000_000);
const AnchorSigned = z.object({
	deviceAt: instantMs,
	serverAt: instantMs,
	signature: z.string().max(60)
});
export const BindDevice = z.object({
	/** P-256, uncompressed point, base64url. */
	publicKey: z.string().regex(/^[\w-]{87}$/),
	/** What the phone's clock says now, in milliseconds. */
	deviceAt: instantMs
});
export const AnchorClock = z.object({ deviceId: z.string().max(60), deviceAt: instantMs });
export const BoundDevice = z.object({ deviceId: z.string(), anchor: AnchorSigned });
export const UploadScans = z.object({
	scans: z
		.array(
			z.object({
				id: uuid,
				sessionId: z.string().max(60),
				code: z.string().max(40),
				scannedAt: instantMs,
				deviceId: z.string().max(60).nullable(),
				anchor: AnchorSigned.nullable(),
				signature: z.string().max(100).nullable(),
				/** Whose the phone took it for: nobody's, when it did not know. */
				owner: z.string().max(60).nullable().optional(),
				/** Where the phone was, if its owner let it tell. */
				place: PlaceGiven.optional()
			})
		)
		.min(1)
		.max(20)
});
export const UploadedScans = z.object({
	items: z.array(
		z.discriminatedUnion('outcome', [
			z.object({ id: z.string(), outcome: z.literal('taken'), taken: CheckedIn }),
			z.object({ id: z.string(), outcome: z.literal('refused'), code: z.string() }),
			/** Another person's: nothing of it is stored, and the phone keeps it for them. */
			z.object({ id: z.string(), outcome: z.literal('not-yours') })
		])
	)
});
