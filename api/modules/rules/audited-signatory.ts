/** What the audit may hold of a signatory: no name, no NIP. */
export const auditedSignatory = (row: {
	position: string;
	prefix: string;
	validFrom: string;
	validTo: string | null;
}) => ({
	position: row.position,
	prefix: row.prefix,
	validFrom: row.validFrom,
	validTo: row.validTo
});
