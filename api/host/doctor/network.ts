/** What the portal needs of others: a certificate in time, a mail server that answers, its own health. */
import net from 'node:net';
import type { HostSettings } from '../settings.ts';
import { consoleOver } from '../console.ts';
import { daysLeft, pairOf, warnDays } from '../tls.ts';
import { createSecureContext } from 'node:tls';
import { bad, ok, reasonOf, warn, type Finding } from './finding.ts';

export function lookAtCertificate({ tls }: HostSettings, now: Date): Finding[] {
	if (!tls) return [];
	const mend =
		'Renew it (certbot renew, or your office’s authority); the portal takes it by itself.';
	try {
		createSecureContext(pairOf(tls));
		const days = Math.floor(daysLeft(tls.cert, now));
		if (days < 0) return [bad('certificate', `ended ${-days} days ago`, mend)];
		return [
			days < warnDays
				? warn('certificate', `ends in ${days} days`, mend)
				: ok('certificate', `good for ${days} days`)
		];
	} catch (error) {
		return [
			bad(
				'certificate',
				reasonOf(error),
				'TLS_CERT and TLS_KEY must be a PEM pair that this user may read.'
			)
		];
	}
}

export function lookAtAddress({ APP_ORIGIN, CONTENT_ORIGIN, DEMO }: HostSettings): Finding {
	if (DEMO === '1' || APP_ORIGIN?.startsWith('https:')) {
		return CONTENT_ORIGIN || DEMO === '1'
			? ok('address', APP_ORIGIN ?? 'this computer only')
			: warn(
					'address',
					`${APP_ORIGIN ?? ''}, without CONTENT_ORIGIN`,
					'Uploaded content will need a host name of its own: set CONTENT_ORIGIN.'
				);
	}
	return warn(
		'address',
		'this computer only; certificates wait for an https address',
		'Set TLS_CERT and TLS_KEY, or APP_ORIGIN behind a proxy.'
	);
}

/** Only its greeting: no mail is sent and no password shown. */
export async function lookAtMail({ SMTP_URL }: HostSettings): Promise<Finding[]> {
	if (!SMTP_URL) return [ok('mail', 'no mail server is named: people are told in the portal only')];
	const { hostname, port, protocol } = new URL(SMTP_URL);
	const place = { host: hostname, port: Number(port || (protocol === 'smtps:' ? 465 : 587)) };
	const said = await greeting(place);
	const mend = 'Is SMTP_URL right, and may this computer reach the mail server?';
	return [
		said === null
			? bad('mail', `${place.host}:${place.port} does not answer`, mend)
			: ok('mail', `${place.host}:${place.port} answers`)
	];
}

const greeting = (place: { host: string; port: number }) =>
	new Promise<'connected' | null>((done) => {
		const socket = net.connect({ ...place, timeout: 5_000 });
		const end = (is: 'connected' | null) => () => {
			socket.destroy();
			done(is);
		};
		socket.once('connect', end('connected')).once('error', end(null)).once('timeout', end(null));
	});

/** What the running portal says of itself. */
export async function lookAtHealth(consoleSocket: string): Promise<Finding> {
	const mend = 'Look into the log; restart the portal.';
	try {
		const { status, body } = await consoleOver(consoleSocket)('/api/health', { method: 'GET' });
		return status === 200
			? ok('health', JSON.stringify(body))
			: bad('health', `${status} ${JSON.stringify(body)}`, mend);
	} catch (error) {
		return bad('health', reasonOf(error), mend);
	}
}
