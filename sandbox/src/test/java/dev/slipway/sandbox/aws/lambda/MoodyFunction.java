package dev.slipway.sandbox.aws.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import java.util.concurrent.CountDownLatch;

/** A function for tests: it answers, hangs or dies as it is told. */
public final class MoodyFunction implements RequestHandler<String, String> {

    @Override
    public String handleRequest(String mood, Context context) {
        if (mood.equals("exit")) {
            Runtime.getRuntime().halt(3);
        }
        if (mood.equals("sleep")) {
            hang();
        }
        return mood + ", " + System.getenv("WHO");
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException ex) {
            Thread.currentThread().interrupt();
        }
    }
}
