/** Forms of words in other languages than English. */
import { describe, expect, it } from "vitest";
import { inflections } from "../../../src/themes/query/inflections.ts";

describe("word~ in other languages", () => {
  it.each([
    ["мер", "мера меру мером мери мерів мерам мерами"],
    ["міністерство", "міністерства міністерству міністерством міністерстві міністерств"],
    ["безпека", "безпеки безпеку безпеці безпекою"],
    ["рік", "року роки років роком"],
    ["ринок", "ринку ринком ринки"],
    ["компанія", "компанії компанію компанією компаній"],
    ["питання", "питанню питанням питань питаннях"],
    ["корабель", "корабля кораблем кораблі кораблів"],
    ["паромний", "паромного паромна паромні паромних"],
    ["скоротити", "скоротив скоротила скоротить скоротять"],
    ["планувати", "планував планує планують"],
    ["домовитися", "домовився домовилися домовиться"],
    ["розклади", "розклад розкладу розкладів"],
    ["behörde", "behörden"],
    ["kürzen", "kürzt kürzte kürzten gekürzt"],
    ["ministère", "ministères"],
    ["réduire", "réduit réduite réduisent réduira"],
    ["décider", "décide décidé décidées décideront"],
  ])("%s", (word, forms) => {
    const found = new Set(inflections(word));
    expect(forms.split(" ").filter((form) => !found.has(form))).toEqual([]);
    expect(inflections(word)[0]).toBe(word);
  });

  it("takes no word of theirs for one of another", () => {
    expect(inflections("мер")).not.toContain("мережа");
    expect(inflections("plan")).not.toContain("planen");
    expect(inflections("США")).toEqual(["США"]);
    expect(inflections("Рада")).toContain("Раду");
  });
});
