export { appendEvidence } from './append-evidence.ts';
export { decideEvidence } from './decide-evidence.ts';
export { gapFacts, gapReads, gapRowsOf, type GapFacts } from './gap-source.ts';
export { levelRulesOf } from './level-rules.ts';
export { competencyOf, offersOf, reasonOut } from './gap-page.ts';
export { offersIn, offersRead, recommendFrom, type OfferAnswer } from './offers.ts';
export { recommendedCourses } from './recommended-courses.ts';
export { voidEvidence } from './void-evidence.ts';
export { appointedOn, personInReach, withinUnits } from './visible.ts';
