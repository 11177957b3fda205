import { argumentOf, CLOSE, GO, INVENTORY, kindOf, LOOK, OPEN, PUT, TAKE, TREAT, USE_LAMP } from './actions';
import { LAMP } from './nouns';
import type { HouseholdState } from './state';
import { TREATMENTS } from './treatments';
import type { World } from './world';

/**
 * The actions of one task in words. Each phrase is made once, so that listing the admissible actions of a step builds no
 * strings and looking one up compares mostly pointers.
 */
export class Phrases {
  private readonly goTo: readonly string[];
  private readonly take: string[][];
  private readonly put: string[][];

  constructor(private readonly world: World) {
    this.goTo = world.receptacles.map((receptacle) => `go to ${receptacle}`);
    this.take = world.objects.map(() => []);
    this.put = world.objects.map(() => []);
  }

  /** The texts of the admissible actions of a state, in their order. */
  listOf(state: HouseholdState, actions: readonly number[]): string[] {
    const texts = this.goTo.slice();
    for (let index = texts.length; index < actions.length; index++) texts.push(this.of(state, actions[index]!));
    return texts;
  }

  /** The text of one action admissible in a state. */
  of(state: HouseholdState, action: number): string {
    const { objects, receptacles } = this.world;
    const argument = argumentOf(action);
    switch (kindOf(action)) {
      case GO:
        return this.goTo[argument]!;
      case OPEN:
        return `open ${receptacles[argument]}`;
      case CLOSE:
        return `close ${receptacles[argument]}`;
      case TAKE:
        this.take[argument]![state.place] ??= `take ${objects[argument]} from ${receptacles[state.place]}`;
        return this.take[argument]![state.place]!;
      case PUT:
        this.put[argument]![state.place] ??= `put ${objects[argument]} in ${receptacles[state.place]}`;
        return this.put[argument]![state.place]!;
      case TREAT:
        return `${TREATMENTS[argument - 1]!.verb} ${objects[state.hand]} with ${receptacles[state.place]}`;
      case USE_LAMP:
        return `use ${LAMP}`;
      case LOOK:
        return 'look';
      case INVENTORY:
        return 'inventory';
      default:
        throw new RangeError(`Phrases: ${action} is no action`);
    }
  }
}
