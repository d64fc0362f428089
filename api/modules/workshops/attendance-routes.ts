import { Hono } from 'hono';
import { deviceCookie } from '#api/http/device-cookie.ts';
import { endpoint } from '#api/http/endpoint.ts';
import type { AppEnv } from '#api/http/env.ts';
import { acceptScans } from './accept-scans.ts';
import { addWalkIn } from './add-walk-in.ts';
import { anchorClock } from './anchor-clock.ts';
import {
	AcceptedScans,
	AcceptScans,
	AddWalkIn,
	AnchorClock,
	Arrivals,
	AskReceipt,
	BindDevice,
	BoundDevice,
	CheckedIn,
	CheckIn,
	CodeDevice,
	Decided,
	DecideScan,
	EnterPin,
	EventId,
	HistoryQuery,
	Marked,
	MarkHistory,
	MarkMany,
	Matrix,
	MyAttendance,
	NameGuest,
	Receipt,
	ScanId,
	SealQuery,
	Sealing,
	SessionId,
	SignupId,
	TellPlace,
	Unseal,
	UploadedScans,
	UploadScans,
	WalkedIn
} from './attendance-contract.ts';
import { bindDevice } from './bind-device.ts';
import { checkIn } from './check-in.ts';
import { countArrivals } from './count-arrivals.ts';
import { decideScan } from './decide-scan.ts';
import { enterPin } from './enter-pin.ts';
import { getCodeDevice } from './get-code-device.ts';
import { getMatrix } from './get-matrix.ts';
import { getMyAttendance } from './get-my-attendance.ts';
import { listMarkHistory } from './list-mark-history.ts';
import { markAttendance } from './mark-attendance.ts';
import { nameGuest } from './name-guest.ts';
import { giveReceipt } from './scan-receipt.ts';
import { sealSession } from './seal-session.ts';
import { tellPlace } from './tell-place.ts';
import { unsealSession } from './unseal-session.ts';
import { uploadScans } from './upload-scans.ts';

/** Who teaches at a session is in charge of it, whatever roles they hold: the verbs ask that. */
const permission = 'workshop.read';

export const attendanceRoutes = new Hono<AppEnv>()
	.post(
		'/receipts',
		...endpoint({
			permission: 'public',
			summary: 'The time of a scan that arrived before signing in, signed',
			body: AskReceipt,
			output: Receipt,
			status: 201
		}),
		async (c) => {
			const device = await deviceCookie(c);
			return c.json(await giveReceipt(c.var.call, { ...c.var.input, device }), 201);
		}
	)
	.post(
		'/sessions/:sessionId/scans',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Check in by the code of the screen',
			params: SessionId,
			body: CheckIn,
			output: CheckedIn
		}),
		async (c) => {
			const device = await deviceCookie(c);
			return c.json(await checkIn(c.var.call, { ...c.var.input, device }), 200);
		}
	)
	.post(
		'/sessions/:sessionId/pins',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Check in by the PIN of the screen',
			params: SessionId,
			body: EnterPin,
			output: CheckedIn
		}),
		async (c) => {
			const device = await deviceCookie(c);
			return c.json(await enterPin(c.var.call, { ...c.var.input, device }), 200);
		}
	)
	.post(
		'/devices',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Bind this phone to me, for scans without network',
			body: BindDevice,
			output: BoundDevice,
			status: 201
		}),
		async (c) => c.json(await bindDevice(c.var.call, c.var.input), 201)
	)
	.post(
		'/anchors',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Compare the clock of a bound phone with the portal’s',
			body: AnchorClock,
			output: BoundDevice
		}),
		async (c) => c.json(await anchorClock(c.var.call, c.var.input), 200)
	)
	.post(
		'/uploads',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Send scans that were made without network',
			body: UploadScans,
			output: UploadedScans
		}),
		async (c) => {
			const browser = await deviceCookie(c);
			const { scans } = c.var.input;
			return c.json(await uploadScans(c.var.call, { scans, browser }), 200);
		}
	)
	.get(
		'/mine/:eventId',
		...endpoint({
			permission: 'workshop.join',
			summary: 'The sessions of an event and my attendance',
			params: EventId,
			output: MyAttendance
		}),
		async (c) => c.json(await getMyAttendance(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions/:sessionId/code',
		...endpoint({
			permission,
			summary: 'What a trainer’s device needs to show the code of a session',
			params: SessionId,
			output: CodeDevice
		}),
		async (c) => c.json(await getCodeDevice(c.var.call, c.var.input), 200)
	)
	.get(
		'/sessions/:sessionId/arrivals',
		...endpoint({
			permission,
			summary: 'How many have arrived',
			params: SessionId,
			output: Arrivals
		}),
		async (c) => c.json(await countArrivals(c.var.call, c.var.input), 200)
	)
	.get(
		'/events/:eventId',
		...endpoint({
			permission,
			summary: 'Everybody on the list against the sessions of an event',
			params: EventId,
			output: Matrix
		}),
		async (c) => c.json(await getMatrix(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/marks',
		...endpoint({
			permission,
			summary: 'Say who was there',
			params: SessionId,
			body: MarkMany,
			output: Marked
		}),
		async (c) => c.json(await markAttendance(c.var.call, c.var.input), 200)
	)
	.get(
		'/signups/:signupId/marks',
		...endpoint({
			permission,
			summary: 'Every mark of a participant at a session',
			params: SignupId,
			query: HistoryQuery,
			output: MarkHistory
		}),
		async (c) => c.json(await listMarkHistory(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/walk-ins',
		...endpoint({
			permission,
			summary: 'Put somebody on the list who came without being on it',
			params: SessionId,
			body: AddWalkIn,
			output: WalkedIn,
			status: 201
		}),
		async (c) => c.json(await addWalkIn(c.var.call, c.var.input), 201)
	)
	.post(
		'/signups/:signupId/person',
		...endpoint({
			permission,
			summary: 'Say which of the agency’s own people a guest is',
			params: SignupId,
			body: NameGuest,
			output: WalkedIn
		}),
		async (c) => c.json(await nameGuest(c.var.call, c.var.input), 200)
	)
	.post(
		'/sessions/:sessionId/seal',
		...endpoint({
			permission,
			summary: 'Seal the marks of a session',
			params: SessionId,
			query: SealQuery,
			output: Sealing
		}),
		async (c) => c.json(await sealSession(c.var.call, c.var.input), 200)
	)
	.delete(
		'/sessions/:sessionId/seal',
		...endpoint({
			permission: 'workshop.manage',
			summary: 'Open a sealed session again, with a reason',
			params: SessionId,
			body: Unseal,
			output: Sealing
		}),
		async (c) => c.json(await unsealSession(c.var.call, c.var.input), 200)
	)
	.post(
		'/scans/:scanId/place',
		...endpoint({
			permission: 'workshop.join',
			summary: 'Say where my phone is, for a scan of mine that waits for it',
			params: ScanId,
			body: TellPlace,
			output: CheckedIn
		}),
		async (c) => c.json(await tellPlace(c.var.call, c.var.input), 200)
	)
	.post(
		'/events/:eventId/scan-acceptances',
		...endpoint({
			permission,
			summary: 'Accept many scans that wait, the earliest of each participant',
			params: EventId,
			body: AcceptScans,
			output: AcceptedScans
		}),
		async (c) => c.json(await acceptScans(c.var.call, c.var.input), 200)
	)
	.post(
		'/scans/:scanId/decision',
		...endpoint({
			permission,
			summary: 'Accept a scan that waits, or refuse it',
			params: ScanId,
			body: DecideScan,
			output: Decided
		}),
		async (c) => c.json(await decideScan(c.var.call, c.var.input), 200)
	);
