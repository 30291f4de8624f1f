package dev.slipway.portal.provisioning;

/** What steps have in common: an id out of a plan, the name that the plan has for it, and the system they change. */
public abstract class NamedStep implements Step {

    private final String id;
    private final String title;
    private final OutsideSystem system;

    /**
     * @param id id, stored with the run
     * @param title name for people
     * @param system the system that the step changes
     */
    protected NamedStep(String id, String title, OutsideSystem system) {
        this.id = id;
        this.title = title;
        this.system = system;
    }

    @Override
    public final String id() {
        return this.id;
    }

    @Override
    public final String title() {
        return this.title;
    }

    @Override
    public final OutsideSystem system() {
        return this.system;
    }
}
