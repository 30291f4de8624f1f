package dev.slipway.portal.notice;

import dev.slipway.portal.app.AppName;
import dev.slipway.portal.app.PortalProperties;
import java.net.URI;

/** Where people read on. */
final class NoticeLinks {

    private final PortalProperties portal;

    NoticeLinks(PortalProperties portal) {
        this.portal = portal;
    }

    URI of(Notice notice) {
        return URI.create(this.portal.pageOf(new AppName(notice.app())) + "/deployments");
    }
}
