/** The address of a room that 森 leads and 田中 has booked. */
export function aRoom(origin: string): Promise<{ room: string }>;
