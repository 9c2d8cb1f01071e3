package vn.nennep.testdata;

import com.microsoft.playwright.Locator;

/** What a person does at a page, one by one and counted: clicks, choices, fields typed into. */
public final class Actions {

    private int count;

    /** How many there were. */
    public int count() {
        return count;
    }

    public void click(Locator target) {
        count++;
        target.click();
    }

    public void type(Locator field, String text) {
        count++;
        field.fill(text);
    }

    /** Chooses in a list by what people read there. */
    public void choose(Locator list, String label) {
        count++;
        list.selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(label));
    }
}
