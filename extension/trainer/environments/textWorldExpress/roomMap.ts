const DIRECTIONS = '(north|south|east|west)';
const EXIT = new RegExp(`to the ${DIRECTIONS} you see (?:the ([a-z' -]+?)|a closed [a-z' -]+ door) \\.`, 'g');

/** What lies in a direction: the name of a room, or `null` for a closed door. */
type Exits = ReadonlyMap<string, string | null>;

/** The rooms that a player has seen so far and how they hang together, read from normalised room descriptions. */
export class RoomMap {
  private readonly visited = new Map<string, Exits>();
  private here: string | undefined;

  /** Takes in the description of the room the player is in; a text that describes no room changes nothing. */
  observe(look: string): void {
    const room = /^you are in the ([a-z' -]+?) \./.exec(look)?.[1];
    if (room === undefined) return;
    this.here = room;
    this.visited.set(room, new Map([...look.matchAll(EXIT)].map(([, direction, name]) => [direction!, name ?? null])));
  }

  /** Rooms seen through an opening but not entered, and closed doors, each with the way in, nearest first. */
  unseen(): string[] {
    const found = new Map<string, string>();
    this.search((room, direction, name) => {
      const place = `${direction} of ${room}`;
      if (name === null) found.set(place, place);
      else if (!this.visited.has(name) && !found.has(name)) found.set(name, `${name} ${place}`);
      return false;
    });
    return [...found.values()];
  }

  /** The first action on the shortest way to something unseen; `undefined` when all is seen. */
  nextStep(): string | undefined {
    let action: string | undefined;
    this.search((_, direction, name, first) => {
      if (name !== null && this.visited.has(name)) return false;
      action =
        first !== undefined ? `move ${first}` : name === null ? `open door to ${direction}` : `move ${direction}`;
      return true;
    });
    return action;
  }

  /** Breadth-first over the exits of visited rooms; `first` is the direction taken from here, until `use` returns true. */
  private search(use: (room: string, direction: string, name: string | null, first?: string) => boolean): void {
    if (this.here === undefined) return;
    const reached = new Set([this.here]);
    const queue: { readonly room: string; readonly first?: string }[] = [{ room: this.here }];
    for (const { room, first } of queue)
      for (const [direction, name] of this.visited.get(room) ?? []) {
        if (use(room, direction, name, first)) return;
        if (name === null || reached.has(name)) continue;
        reached.add(name);
        if (this.visited.has(name)) queue.push({ room: name, first: first ?? direction });
      }
  }
}
