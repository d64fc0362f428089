/** Vocabulary of competencies (Permenpan RB 38/2017). */
export const competencyKinds = ['managerial', 'sociocultural', 'technical', 'government'] as const;
export type CompetencyKind = (typeof competencyKinds)[number];

/** Tingkat pentingnya of a requirement: mutlak, penting, perlu. */
export const importances = ['essential', 'important', 'useful'] as const;
export type Importance = (typeof importances)[number];

/** Where a proof of a level comes from: official assessment, supervisor, course, self. */
export const evidenceKinds = ['official', 'supervisor', 'course', 'self'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/** States HR may put a proof or a credit into. */
export const evidenceDecisions = ['verified', 'returned', 'rejected', 'resubmitted'] as const;
export type EvidenceDecision = (typeof evidenceDecisions)[number];

export const levels = [1, 2, 3, 4, 5] as const;
export type Level = (typeof levels)[number];
