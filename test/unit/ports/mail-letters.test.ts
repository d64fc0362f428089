import { describe, expect, test } from 'vitest';
import { notificationKinds, placeOf, type Told } from '#api/domain/notification.ts';
import { isMailAddress, Mail } from '#api/ports/mail/mailer.ts';
import { digestFor, letterFor } from '#api/ports/mail/templates/letter.ts';

const claim = { title: 'Bimtek Perencanaan', jp: 6, entryId: 'cre_1' };
const paper = { course: 'Etika ASN', number: '800/0001', certificateId: 'crt_1' };
const held = { position: 'Kepala Puskesmas', unit: 'Puskesmas Binanga' };
const workshop = { course: 'Manajemen risiko', eventId: 'evt_1' };
const samples: Told[] = [
	{ kind: 'password-changed', facts: {} },
	{ kind: 'password-reset-asked', facts: { linkId: 'otl_1', hours: 2 } },
	{ kind: 'recovery-link-made', facts: {} },
	{ kind: 'second-step-on', facts: {} },
	{ kind: 'second-step-off', facts: { byOfficer: true } },
	{ kind: 'recovery-code-used', facts: { left: 9 } },
	{ kind: 'role-granted', facts: { role: 'verifier', unit: 'BKPP' } },
	{ kind: 'role-revoked', facts: { role: 'verifier', unit: null } },
	{ kind: 'enrolled', facts: { course: 'Etika ASN', enrolmentId: 'enr_1' } },
	{ kind: 'claim-verified', facts: claim },
	{ kind: 'claim-returned', facts: { ...claim, reason: 'Bukti tidak terbaca.' } },
	{ kind: 'claim-rejected', facts: { ...claim, reason: 'Di luar tahun pelaporan.' } },
	{ kind: 'certificate-issued', facts: paper },
	{ kind: 'certificate-revoked', facts: { ...paper, reason: 'Nilai keliru.' } },
	{ kind: 'target-near', facts: { jpLeft: 6, until: '2026-12-31' } },
	{
		kind: 'appointment-opened',
		facts: { ...held, assignment: 'PLT', from: '2026-12-01', to: '2027-02-28' }
	},
	{ kind: 'appointment-ended', facts: { ...held, assignment: 'D', on: '2026-11-30' } },
	{ kind: 'team-joined', facts: { ...held, personId: 'per_1', from: '2026-12-01' } },
	{ kind: 'supervisor-named', facts: { from: '2026-12-01', to: null } },
	{ kind: 'correction-asked', facts: { correctionId: 'cor_1', dueOn: '2026-12-01' } },
	{ kind: 'correction-near', facts: { correctionId: 'cor_1', dueOn: '2026-12-01' } },
	{ kind: 'correction-done', facts: { correctionId: 'cor_1', reason: 'Gelar diperbaiki.' } },
	{ kind: 'correction-refused', facts: { correctionId: 'cor_1', reason: 'Tanpa ijazah.' } },
	{ kind: 'viewed-as', facts: { until: '2026-11-26T02:30:00.000Z' } },
	{ kind: 'signup-booked', facts: workshop },
	{ kind: 'signup-waitlisted', facts: workshop },
	{
		kind: 'signup-offered',
		facts: { ...workshop, until: '2026-11-26T02:30:00.000Z', zone: 'Asia/Makassar' }
	},
	{ kind: 'signup-lapsed', facts: workshop },
	{ kind: 'signup-invited', facts: workshop },
	{ kind: 'signup-nominated', facts: workshop },
	{
		kind: 'signup-wanted',
		facts: { course: 'Manajemen risiko', signupId: 'sgn_1', person: 'Ani', desk: 'requested' }
	},
	{ kind: 'signup-approved', facts: workshop },
	{ kind: 'signup-rejected', facts: { ...workshop, reason: 'Jadwal piket.' } },
	{ kind: 'signup-cancelled', facts: { ...workshop, reason: 'Kursi dialihkan.' } },
	{ kind: 'closing-due', facts: { ...workshop, waiting: 12 } },
	{ kind: 'closing-overdue', facts: { ...workshop, waiting: 12, days: 7 } },
	{ kind: 'workshop-short', facts: { ...workshop, booked: 4, minimum: 10 } },
	{
		kind: 'event-opened',
		facts: {
			course: 'Bimtek',
			eventId: 'evt_1',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar'
		}
	},
	{
		kind: 'event-cancelled',
		facts: { course: 'Bimtek', eventId: 'evt_1', reason: 'Narasumber sakit.' }
	},
	{
		kind: 'event-resumed',
		facts: {
			...{ course: 'Bimtek', eventId: 'evt_1', reason: 'Narasumber sembuh.' },
			...{ startsAt: '2026-11-28T01:00:00.000Z', zone: 'Asia/Makassar' }
		}
	},
	{
		kind: 'material-published',
		facts: { course: 'Bimtek', eventId: 'evt_1', count: 3, first: 'Paparan hari pertama' }
	},
	{
		kind: 'work-set',
		facts: {
			...{ course: 'Bimtek', assignmentId: 'asg_1', title: 'Rencana aksi' },
			...{ dueAt: '2026-12-01T15:59:00.000Z', zone: 'Asia/Makassar' }
		}
	},
	{
		kind: 'work-due-moved',
		facts: {
			...{ course: 'Bimtek', assignmentId: 'asg_1', title: 'Rencana aksi' },
			...{ dueAt: null, zone: 'Asia/Makassar' }
		}
	},
	{
		kind: 'work-near',
		facts: {
			...{ course: 'Bimtek', assignmentId: 'asg_1', title: 'Rencana aksi' },
			...{ dueAt: '2026-12-01T15:59:00.000Z', zone: 'Asia/Makassar' }
		}
	},
	{
		kind: 'work-graded',
		facts: {
			...{ course: 'Bimtek', assignmentId: 'asg_1', title: 'Rencana aksi' },
			...{ points: 80, maximum: 100, passed: true }
		}
	},
	{
		kind: 'work-returned',
		facts: { course: 'Bimtek', assignmentId: 'asg_1', title: 'Rencana aksi' }
	},
	{
		kind: 'session-moved',
		facts: {
			course: 'Bimtek',
			eventId: 'evt_1',
			session: 'Sesi 1',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: 'Aula'
		}
	},
	{
		kind: 'session-added',
		facts: {
			...workshop,
			session: 'Praktik',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: 'Aula'
		}
	},
	{
		kind: 'session-removed',
		facts: {
			...workshop,
			session: 'Praktik',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: 'Aula'
		}
	},
	{
		kind: 'session-split',
		facts: {
			...workshop,
			session: 'Praktik',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: 'Aula'
		}
	},
	{
		kind: 'shift-removed',
		facts: {
			...workshop,
			session: 'Praktik',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: 'Aula'
		}
	},
	{ kind: 'event-withdrawn', facts: workshop },
	{
		kind: 'shift-set',
		facts: {
			...workshop,
			session: 'Praktik',
			startsAt: '2026-11-28T01:00:00.000Z',
			zone: 'Asia/Makassar',
			place: null
		}
	}
];
const reader = { name: 'Nurhayati, A.Md.Kep.', origin: 'https://portal.test' };
const locales = ['id', 'en'] as const;

describe.each(locales)('a letter in %s', (locale) => {
	test.each(samples.map((told) => [told.kind, told] as const))('about %s', (_kind, told) => {
		const { subject, text, html } = letterFor(told, { ...reader, locale, place: placeOf(told) });
		const link = `https://portal.test${placeOf(told)}`;
		expect(subject).not.toBe('');
		expect(text).toContain(reader.name);
		expect(text).toContain(link);
		expect(html).toContain(`href="${link.replaceAll('&', '&amp;')}"`);
		expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object/);
	});
});

test('every kind has a sample here', () => {
	expect(samples.map(({ kind }) => kind).sort()).toEqual([...notificationKinds].sort());
});

test('what a title holds becomes neither markup nor a second header', () => {
	const course = 'Kelas <script>alert(1)</script> & "tips"\r\nBcc: semua@contoh.id';
	const told = { kind: 'enrolled', facts: { course, enrolmentId: 'enr_1' } } as const;
	const { subject, html } = letterFor(told, { ...reader, locale: 'id', place: placeOf(told) });
	expect(subject).not.toMatch(/[\r\n]/);
	expect(html).not.toContain('<script>');
	expect(html).toContain('&lt;script&gt;');
});

const many = samples.filter(({ kind }) => /^(enrolled|claim)/.test(kind));

test('a summary names everything and leads to the inbox', () => {
	const { subject, text } = digestFor(many.slice(0, 4), { ...reader, locale: 'id' });
	expect(subject).toBe('Ringkasan Malaqbi: 4 pemberitahuan');
	expect(text).toContain('Bukti tidak terbaca.');
	expect(text).toContain('https://portal.test/my/notifications');
});

test.each([
	'a@b.id, c@d.id',
	'a@b.id\r\nBcc: c@d.id',
	'Nama <a@b.id>',
	'a b@c.id',
	'',
	'@contoh.id'
])('%j is no address', (text) => {
	expect(isMailAddress(text)).toBe(false);
});

test('the longest summary is a mail that can still be sent', () => {
	const title = 'Judul '.repeat(50);
	const reason = 'Alasan '.repeat(70);
	const one: Told = { kind: 'claim-returned', facts: { ...claim, title, reason } };
	const body = digestFor(Array<Told>(1_000).fill(one), { ...reader, locale: 'id' });
	const name = 'N'.repeat(150 + 60 + 60 + 3);
	const to = { name, address: 'nama@contoh.test' };
	expect(Mail.safeParse({ id: 'ntf_1', to, ...body }).success).toBe(true);
	expect(body.text).toContain('Dan 960 lainnya di portal.');
});
