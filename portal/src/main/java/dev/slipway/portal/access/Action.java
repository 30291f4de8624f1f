package dev.slipway.portal.access;

/** What can be asked of the portal; the policy knows who may do which. */
public enum Action {
    APP_LIST("app:list"),
    APP_READ("app:read"),
    APP_CREATE("app:create"),
    APP_REPAIR("app:repair"),
    APP_TRANSFER("app:transfer"),
    APP_DECOMMISSION("app:decommission"),
    NAME_FREE("name:free"),
    RUN_READ("run:read"),
    RUNS_PAUSE("runs:pause"),
    RUN_CHANGE("run:change"),
    DOCTOR_READ("doctor:read"),
    DEPLOY_TEST("deploy:test"),
    DEPLOY_PROD("deploy:prod"),
    IMAGE_PUSH("image:push"),
    EVENT_PUBLISH("event:publish"),
    DEPLOYMENT_PROMOTE("deployment:promote"),
    DEPLOYMENT_APPROVE("deployment:approve"),
    HOLD_RELEASE("hold:release"),
    FREEZE_WRITE("freeze:write"),
    FREEZE_OVERRIDE("freeze:override"),
    TOKEN_WRITE("token:write"),
    TOKEN_ISSUE_PROD("token:issue-prod"),
    LOG_READ("log:read"),
    DEPLOYMENT_READ("deployment:read"),
    HISTORY_READ("history:read"),
    INCIDENT_TELL("incident:tell"),
    AUDIT_READ("audit:read"),
    SIGN_OUT("sign:out"),
    TEMPLATE_READ("template:read");

    private final String id;

    Action(String id) {
        this.id = id;
    }

    /** Returns the name in tokens and messages. */
    public String id() {
        return this.id;
    }
}
