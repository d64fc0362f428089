import { unwrap } from '#lib/api/unwrap.ts';
import { drawQr } from '#lib/workshops/draw-qr.ts';
import { screenCodes } from '#lib/workshops/screen-code.ts';

/** Drawn here once, so that a trainer's device without scripts shows a code too, and asks anew for the next. */
export const load = async ({ locals, params, url }) => {
	const param = { sessionId: params.sessionId };
	const device = await unwrap(locals.api.attendance.sessions[':sessionId'].code.$get({ param }));
	const codeAt = await screenCodes(device.session.id, device.secret);
	const code = await codeAt(Date.parse(device.arrivals.serverTime));
	return {
		device,
		code: { ...code, qr: drawQr(`${url.origin}${code.path}`) },
		dark: url.searchParams.has('dark')
	};
};
