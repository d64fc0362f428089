/**
 * A page says how many there are up to here, and then "more than": counting everything would cost more in a
 * larger agency, and nobody works through more by hand.
 */
export const mostCounted = 2_000;
