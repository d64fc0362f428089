import type { Call } from '#api/call.ts';
import type { GapRow } from '#api/domain/competency-gap.ts';
import type { JpBalance } from '#api/domain/credit-ledger.ts';
import { fewestFor, type Recommendation } from '#api/domain/recommendation.ts';
import { Problem } from '#api/http/problem.ts';
import {
	competencyOf,
	gapFacts,
	gapReads,
	gapRowsOf,
	offersOf,
	offersIn,
	offersRead,
	recommendFrom,
	type GapFacts,
	type OfferAnswer
} from '#api/modules/competencies/index.ts';
import { ledgerOf, linesQuery, returnedOf } from '#api/modules/credits/index.ts';
import type { HomePage } from './contract.ts';
import {
	laterSessionsRead,
	offerRead,
	sessionRead,
	teachingRead,
	workDueRead
} from './agenda-reads.ts';
import { datesAhead } from './dates-ahead.ts';
import {
	certificatesRead,
	deskRead,
	learningRead,
	meRead,
	setupRead,
	signupsRead,
	teamRead
} from './home-reads.ts';
import { setupList } from './setup-list.ts';

const gapsShown = 3;
const shortcutCourses = 3;

/** *Beranda*: the next step first, for every role the caller holds. One round trip. */
export async function getHome(call: Call): Promise<HomePage> {
	const me = call.me;
	const [
		who,
		learning,
		[session],
		[teaching],
		[offer],
		sessions,
		work,
		certificates,
		[desk],
		[team],
		[signups],
		[setup],
		entries,
		offered,
		...answers
	] = await call.readAll([
		meRead(call),
		learningRead(call),
		sessionRead(call),
		teachingRead(call),
		offerRead(call),
		laterSessionsRead(call),
		workDueRead(call),
		certificatesRead(call),
		deskRead(call),
		teamRead(call),
		signupsRead(call),
		setupRead(call),
		linesQuery(call, [me]),
		offersRead(call, me, call.today),
		...gapReads(call, [me], call.today)
	]);
	const [person] = who;
	if (!person) throw new Problem('not-found');

	const facts = gapFacts(answers);
	const offers = offersIn(offered);
	const rows = gapRowsOf(facts, me, call.today);
	const open = rows.filter((row) => row.gap > 0);
	const recommendations = recommendFrom(facts, rows, offers);
	const ledger = { call, person, entries, decisions: [], facts, on: call.today };
	const { balance } = ledgerOf(ledger);
	const { period } = balance;
	return {
		balance,
		shortcut: shortcutTo(balance, recommendations, offers),
		gaps: byUrgency(open, recommendations)
			.slice(0, gapsShown)
			.map((row) => gapOut(row, { facts, offers, recommendations })),
		openGaps: open.length,
		askedCompetencies: rows.length,
		learning,
		session: sessionOut(session),
		teaching: sessionOut(teaching),
		offer: offer?.endsAt ? { ...offer, endsAt: offer.endsAt.toISOString(), zone: call.zone } : null,
		returned: returnedOf(entries),
		dates: datesAhead({ today: call.today, facts, rows, period, person, sessions, work }),
		certificates: certificates.map((row) => ({ ...row, issuedAt: row.issuedAt.toISOString() })),
		desk:
			call.can('claim.decide') && desk
				? {
						waiting: desk.waiting,
						oldest: desk.oldest === null ? null : new Date(desk.oldest).toISOString()
					}
				: null,
		signups: signups?.waiting ?? 0,
		team: team && team.people > 0 ? team : null,
		setup: await setupList(call, setup)
	};
}

const sessionOut = <Row extends { startsAt: Date }>(row: Row | undefined) =>
	row ? { ...row, startsAt: row.startsAt.toISOString() } : null;

type Given = {
	facts: GapFacts;
	offers: readonly OfferAnswer[];
	recommendations: readonly Recommendation[];
};

function gapOut(row: GapRow, given: Given): HomePage['gaps'][number] {
	const { code, name } = competencyOf(given.facts, row.competencyId);
	return {
		competencyId: row.competencyId,
		code,
		name,
		required: row.required,
		held: row.held.level,
		waiting: row.waiting?.level ?? null,
		self: row.self?.level ?? null,
		needsAssessment: row.needsAssessment,
		offer: offersOf(row, given)[0] ?? null
	};
}

/** The gaps that a course can move come first, in the order of the courses. */
function byUrgency(open: readonly GapRow[], recommendations: readonly Recommendation[]) {
	const order = recommendations.flatMap((each) => each.reasons.map((one) => one.competencyId));
	const placeOf = (row: GapRow) => {
		const place = order.indexOf(row.competencyId);
		return place === -1 ? order.length : place;
	};
	return open.toSorted((a, b) => placeOf(a) - placeOf(b) || b.gap - a.gap);
}

/** "6 JP lagi, dua modul menutupnya": recommended courses that can start now. */
function shortcutTo(
	balance: JpBalance,
	recommendations: readonly Recommendation[],
	offers: readonly OfferAnswer[]
) {
	const hours = recommendations.flatMap(({ courseId, ready }) => {
		const jp = ready ? offers.find((offer) => offer.courseId === courseId)?.jp : null;
		return jp ? [jp] : [];
	});
	return fewestFor(balance.remaining - balance.submitted, hours, shortcutCourses);
}
